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
 * Turns what a script threw into what its author needs: the place in the script, and a message in the language's own
 * words. Messages of this library are passed on as they are; Groovy's are worded anew, with suggestions from our own
 * words only. Immutable.
 */
public final class ErrorTranslator {

    private static final Pattern QUOTED = Pattern.compile("['\"]([^'\"]+)['\"]");
    private static final int LONGEST_CHAIN = 20;

    private final ScriptSource source;

    /**
     * Translates for a script.
     *
     * @param source the script
     * @throws NullPointerException if {@code source} is null
     */
    public ErrorTranslator(ScriptSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /**
     * Words any failure, without its place.
     *
     * @param failure what was thrown
     * @return one or more lines, secrets masked
     */
    public static String words(Throwable failure) {
        return SecretRedactor.mask(
                RuntimeErrorMessages.of(unwrapped(failure), "").message());
    }

    /**
     * Translates a failure.
     *
     * @param failure what compiling or running the script threw
     * @return place and message
     * @throws NullPointerException if {@code failure} is null
     */
    public ScriptError translate(Throwable failure) {
        Throwable real = unwrapped(Objects.requireNonNull(failure, "failure"));
        return real instanceof MultipleCompilationErrorsException errors
                ? CompilerErrorMessages.of(errors, source)
                : located(real, line(failure));
    }

    private ScriptError located(Throwable failure, int line) {
        String text = source.line(line);
        RuntimeErrorMessages.Explanation explained = RuntimeErrorMessages.of(failure, text);
        String word = Stream.of(explained.word(), quoted(failure), FailedWordFinder.of(failure, source.fileName()))
                .flatMap(Optional::stream)
                .filter(each -> only(text, each) > 0)
                .findFirst()
                .orElse("");
        int column = only(text, word);
        return new ScriptError(
                source.name(),
                line,
                column,
                word.length(),
                SecretRedactor.mask(text),
                SecretRedactor.mask(explained.message()));
    }

    /** A value that a message of ours quotes is what the caret should point at. */
    private static Optional<String> quoted(Throwable failure) {
        boolean ours = failure instanceof ArrException || failure instanceof IllegalArgumentException;
        Matcher value = QUOTED.matcher(ours ? String.valueOf(failure.getMessage()) : "");
        return value.find() ? Optional.of(value.group(1)) : Optional.empty();
    }

    /** The column of a word that stands in the line once; 0 if it does not, or the line holds a secret. */
    private static int only(String line, String word) {
        Matcher found = Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(line);
        boolean once = !word.isEmpty() && line.equals(SecretRedactor.mask(line)) && found.find();
        int column = once ? found.start() + 1 : 0;
        return once && !found.find() ? column : 0;
    }

    /** The innermost line of the script on the way to the failure, else to its cause. */
    private int line(Throwable failure) {
        return chain(failure).stream()
                .flatMap(link -> Arrays.stream(link.getStackTrace()))
                .filter(frame -> source.fileName().equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .mapToInt(StackTraceElement::getLineNumber)
                .findFirst()
                .orElse(0);
    }

    private static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .toList();
    }

    private static Throwable unwrapped(Throwable failure) {
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
