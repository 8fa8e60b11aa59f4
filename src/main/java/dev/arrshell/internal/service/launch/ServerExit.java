package dev.arrshell.internal.service.launch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server ended, as its supervisor wrote it.
 *
 * @param code the exit code of the shell: more than 128 after a signal
 * @param reason what ended it
 */
public record ServerExit(int code, Reason reason) {

    /** The exit codes of a shell above this are those of signals. */
    public static final int SIGNALS = 128;

    private static final Map<Integer, String> NAMES =
            Map.of(1, "HUP", 2, "INT", 6, "ABRT", 7, "BUS", 8, "FPE", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,3}) (exited|released|deadline|lost)");

    /** The cause of a server's end. */
    public enum Reason {
        /** The server ended by itself. */
        EXITED,
        /** The service, or a signal to the supervisor, asked for it. */
        RELEASED,
        /** Its lease was over. */
        DEADLINE,
        /** The supervisor ended without a word. */
        LOST
    }

    /** Reads the text of {@link #toString}. */
    public static Optional<ServerExit> parse(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new ServerExit(
                        Integer.parseInt(parts.group(1)),
                        Reason.valueOf(parts.group(2).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    /** Whether it ended without a fault. */
    public boolean isClean() {
        return code == 0;
    }

    /** Such as {@code exit code 3} or {@code signal 9 (KILL)}. */
    public String description() {
        return description(code);
    }

    /** The same for an exit code of a shell. */
    public static String description(int code) {
        if (code <= SIGNALS) {
            return "exit code " + code;
        }
        int signal = code - SIGNALS;
        String name = NAMES.get(signal);
        return "signal " + signal + (name == null ? "" : " (" + name + ")");
    }

    @Override
    public String toString() {
        return code + " " + reason.name().toLowerCase(Locale.ROOT);
    }
}
