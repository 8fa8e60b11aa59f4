package dev.arrshell.testkit;

/** What an emulator has seen, in the shape in which a failure can bring it along. */
final class EmulatorState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmulatorState(String report) {
        super("what the emulator saw:\n" + report, null, false, false);
    }

    /** Without the name of this class, which says nothing. */
    @Override
    public String toString() {
        return getMessage();
    }
}
