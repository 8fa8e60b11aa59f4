package dev.arrshell.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a Java class that a page shows, and runs its {@code main}. */
public final class JavaProgram {
    private static final Pattern NAME = Pattern.compile("(?m)^(?:public )?(?:final )?class (\\w+)");

    private JavaProgram() {}

    /**
     * Compiles with all warnings as errors, against this test's class path, and runs.
     *
     * @return what it printed
     * @throws AssertionError if it does not compile
     */
    public static String run(String source, Path directory) throws ReflectiveOperationException, IOException {
        try (var loader = loader(directory)) {
            return printedBy(compiled(source, directory, loader));
        }
    }

    /**
     * Loads what is compiled into a directory.
     *
     * @return the loader, to be closed by the caller
     */
    public static URLClassLoader loader(Path directory) throws IOException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, JavaProgram.class.getClassLoader());
    }

    /**
     * Compiles with all warnings as errors, against this test's class path.
     *
     * @return the first class of the text
     * @throws AssertionError if it does not compile
     */
    public static Class<?> compiled(String source, Path directory, ClassLoader loader)
            throws ReflectiveOperationException {
        Matcher name = NAME.matcher(source);
        if (!name.find()) {
            throw new AssertionError("no class in " + source);
        }
        compile(name.group(1), source, directory);
        return loader.loadClass(name.group(1));
    }

    private static void compile(String name, String source, Path directory) {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "-d",
                directory.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xlint:all,-processing,-path",
                "-Werror");
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problems, options, null, List.of(new Source(name, source)))
                .call();
        if (!compiled) {
            throw new AssertionError(problems.getDiagnostics().toString());
        }
    }

    private static String printedBy(Class<?> program) throws ReflectiveOperationException {
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            program.getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(out);
        }
        return printed.toString(UTF_8);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
