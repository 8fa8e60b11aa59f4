package dev.arrshell.internal.script.message;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.text.SecretRedactor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.runtime.InvokerInvocationException;

/**
 * Translator of the exceptions of a script to errors with their place in the script. Messages of this library stay as
 * they are; Groovy's are replaced by messages in the words of the language. Immutable.
 */
public final class ErrorTranslator {

    private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");
    private static final int LONGEST_CHAIN = 20;

    private final ScriptSource source;

    public ErrorTranslator(ScriptSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /** The message of any failure without its place, secrets masked. */
    public static String message(Throwable failure) {
        try {
            return SecretRedactor.mask(
                    RuntimeErrorMessages.of(unwrapped(failure), "").message());
        } catch (RuntimeException | Error unreadable) {
            return unreadable(failure);
        }
    }

    /** The message for a failure whose own methods fail. */
    private static String unreadable(Throwable failure) {
        return failure.getClass().getName() + ", whose message cannot be read";
    }

    /** Translates what compiling or running the script threw. */
    public ScriptError translate(Throwable failure) {
        try {
            Throwable real = unwrapped(Objects.requireNonNull(failure, "failure"));
            if (real instanceof MultipleCompilationErrorsException errors) {
                return CompilerErrorMessages.of(errors, source);
            }
            ErrorTranslator place =
                    new ErrorTranslator(OtherSource.of(frames(failure), source).orElse(source));
            return place.located(real, place.line(failure));
        } catch (RuntimeException | Error unreadable) {
            return new ScriptError(source.name(), 0, 0, 1, "", unreadable(failure));
        }
    }

    private ScriptError located(Throwable failure, int line) {
        String text = source.line(line);
        RuntimeErrorMessages.Explanation explained = RuntimeErrorMessages.of(failure, text);
        String word = Stream.of(explained.word(), quoted(failure), FailedWordFinder.of(failure, source.fileName()))
                .flatMap(Optional::stream)
                .filter(each -> columnOf(text, each) > 0)
                .findFirst()
                .orElse("");
        int column = columnOf(text, word);
        return ScriptError.in(source, line, column, word.length(), inAScript(explained.message()));
    }

    /** A script takes its options from the command line. */
    private static String inAScript(String message) {
        return message.replace("say ArrOptions.builder().allowInsecure()", "allow it with --allow-insecure");
    }

    /** The value that a message of this library quotes, at which the caret points. */
    private static Optional<String> quoted(Throwable failure) {
        boolean isLibraryMessage = failure instanceof ArrException || failure instanceof IllegalArgumentException;
        Matcher value = QUOTED.matcher(isLibraryMessage ? String.valueOf(failure.getMessage()) : "");
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    /** The column of a word that is in the line once; 0 if it is not. */
    private static int columnOf(String line, String word) {
        Matcher found = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(line);
        boolean once = !word.isEmpty() && found.find();
        int column = once ? found.start() + 1 : 0;
        return once && !found.find() ? column : 0;
    }

    /** The innermost line of the script in the stack trace of the failure, else in that of its cause. */
    private int line(Throwable failure) {
        return frames(failure)
                .filter(frame -> source.fileName().equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(0);
    }

    private static Stream<StackTraceElement> frames(Throwable failure) {
        return chain(failure).stream().flatMap(link -> Arrays.stream(link.getStackTrace()));
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .toList();
    }

    static Throwable unwrapped(Throwable failure) {
        Throwable real = failure;
        while (isWrapping(real) && real.getCause() != null) {
            real = real.getCause();
        }
        return real;
    }

    private static boolean isWrapping(Throwable failure) {
        return failure instanceof InvokerInvocationException
                || failure instanceof CompletionException
                || failure instanceof ExecutionException
                || failure instanceof ExceptionInInitializerError;
    }
}
