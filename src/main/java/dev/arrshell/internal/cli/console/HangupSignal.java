package dev.arrshell.internal.cli.console;

import org.jline.utils.Signals;

/** The signal HUP, by which an operator asks a service to read its configuration again. */
public final class HangupSignal {

    private HangupSignal() {}

    /** From now on runs this when the signal arrives. The signal does nothing where the system has none. */
    public static void handle(Runnable work) {
        Signals.register("HUP", work);
    }
}
