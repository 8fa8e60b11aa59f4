package dev.arrshell.testkit;

/** The report of an emulator as an exception, so that a failure can carry it along. */
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
