package dev.arrshell.internal.script.message;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.groovy.syntax.SyntaxException;

/** The file beside a script in which something failed, as one that {@code evaluate(new File(…))} runs. */
final class OtherSource {

    /** The names of a text that is evaluated and of an earlier input of the prompt; the line that calls it says more. */
    private static final Pattern NAMELESS = Pattern.compile("(?:Script|prompt)\\d+\\.groovy");

    private static final List<String> LIBRARIES =
            List.of("groovy.", "org.codehaus.", "org.apache.groovy.", "org.spockframework.", "spock.", "dev.arrshell.");

    private OtherSource() {}

    /** The file of the innermost line of any script, unless that is a line of this one. */
    static Optional<ScriptSource> of(Stream<StackTraceElement> frames, ScriptSource own) {
        return frames.filter(frame -> isOfScript(frame, own))
                .findFirst()
                .map(StackTraceElement::getFileName)
                .filter(file -> !file.equals(own.fileName()))
                .map(file -> read(file, own));
    }

    static boolean isOfScript(StackTraceElement frame, ScriptSource own) {
        String file = frame.getFileName();
        boolean isOther = file != null
                && file.endsWith(".groovy")
                && LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith)
                && !NAMELESS.matcher(file).matches();
        return frame.getLineNumber() > 0 && (own.fileName().equals(file) || isOther);
    }

    /** The file that could not be compiled, unless that is this script. */
    static Optional<ScriptSource> of(SyntaxException error, ScriptSource own) {
        return Optional.ofNullable(error.getSourceLocator())
                .map(OtherSource::path)
                .filter(file -> file.endsWith(".groovy"))
                .filter(file -> !NAMELESS.matcher(file).matches())
                .filter(file -> !new ScriptSource(file, "").fileName().equals(own.fileName()))
                .map(file -> read(file, own));
    }

    /** A file that the compiler found by the name of a class is named by its address. */
    private static String path(String locator) {
        if (!locator.startsWith("file:")) {
            return locator;
        }
        Path file = Path.of(URI.create(locator));
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }

    /** Looks for the file beside the script and in the working directory; without it the name alone is known. */
    private static ScriptSource read(String file, ScriptSource own) {
        try {
            Optional<Path> found = Stream.of(Path.of(own.name()).resolveSibling(file), Path.of(file))
                    .filter(Files::isRegularFile)
                    .findFirst();
            return found.isPresent() ? ScriptSource.read(found.get()) : new ScriptSource(file, "");
        } catch (IOException | InvalidPathException e) {
            return new ScriptSource(file, "");
        }
    }
}
