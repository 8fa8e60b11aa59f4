package sample;

/** A program with arr on its class path. */
public final class Caller {
    private Caller() {}

    /**
     * Says which libraries it runs with.
     *
     * @param arguments are not looked at
     */
    public static void main(String[] arguments) {
        System.out.println(System.getProperty("java.class.path"));
    }
}
