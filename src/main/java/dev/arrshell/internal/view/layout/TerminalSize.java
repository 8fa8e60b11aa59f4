package dev.arrshell.internal.view.layout;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of the terminal of this process: what {@code COLUMNS} and {@code LINES} say, else {@code stty}, else 80 by 24.
 *
 * @param columns the width, one or more
 * @param lines the height, one or more
 */
public record TerminalSize(int columns, int lines) {

    private static final TerminalSize USUAL = new TerminalSize(80, 24);
    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,3}) ([1-9]\\d{0,3})");
    private static final long PATIENCE_SECONDS = 2;

    /**
     * The size now; a window can be resized.
     *
     * @param environment the variables of the environment
     */
    public static TerminalSize now(Function<String, Optional<String>> environment) {
        Optional<Integer> columns = number(environment.apply("COLUMNS"));
        Optional<Integer> lines = number(environment.apply("LINES"));
        TerminalSize told = columns.isPresent() && lines.isPresent() ? USUAL : asked();
        return new TerminalSize(columns.orElse(told.columns), lines.orElse(told.lines));
    }

    private static Optional<Integer> number(Optional<String> text) {
        return text.filter(digits -> digits.matches("[1-9]\\d{0,3}")).map(Integer::valueOf);
    }

    private static TerminalSize asked() {
        File terminal = new File("/dev/tty");
        if (!terminal.exists()) {
            return USUAL;
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(terminal)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return USUAL;
            }
            return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    private static TerminalSize parse(String size) {
        Matcher parts = SIZE.matcher(size.strip());
        return parts.matches()
                ? new TerminalSize(Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)))
                : USUAL;
    }
}
