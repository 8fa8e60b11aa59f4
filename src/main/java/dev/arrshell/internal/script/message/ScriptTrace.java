package dev.arrshell.internal.script.message;

import dev.arrshell.internal.text.PrintableText;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The calls that led to the failure of a script. Secrets in messages are masked. */
public final class ScriptTrace {

    private static final int MOST_CALLERS = 20;
    private static final int MOST_CAUSES = 20;

    private ScriptTrace() {}

    /** The lines of scripts from which the failed line was reached, the nearest first: {@code walk.groovy:12}. */
    public static List<String> callers(Throwable failure, ScriptSource script) {
        List<String> lines = new ArrayList<>();
        scriptFrames(ErrorTranslator.unwrapped(failure), script)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .filter(line -> lines.isEmpty() || !lines.get(lines.size() - 1).equals(line))
                .forEach(lines::add);
        return lines.stream().skip(1).limit(MOST_CALLERS).toList();
    }

    /** The whole trace of a failure and its causes, in each the lines of scripts first. */
    public static String of(Throwable failure, ScriptSource script) {
        StringBuilder text = new StringBuilder();
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .forEach(link -> {
                    text.append(text.isEmpty() ? "" : "caused by ")
                            .append(head(link))
                            .append(System.lineSeparator());
                    scriptFrames(link, script).forEach(frame -> append(text, frame));
                    Arrays.stream(link.getStackTrace())
                            .filter(frame -> !OtherSource.isOfScript(frame, script))
                            .forEach(frame -> append(text, frame));
                });
        return text.toString();
    }

    private static String head(Throwable link) {
        try {
            return PrintableText.of(SecretRedactor.mask(link.toString()));
        } catch (RuntimeException | Error unreadable) {
            return link.getClass().getName();
        }
    }

    private static void append(StringBuilder text, StackTraceElement frame) {
        text.append("    at ").append(frame).append(System.lineSeparator());
    }

    private static Stream<StackTraceElement> scriptFrames(Throwable failure, ScriptSource script) {
        return Arrays.stream(failure.getStackTrace()).filter(frame -> OtherSource.isOfScript(frame, script));
    }
}
