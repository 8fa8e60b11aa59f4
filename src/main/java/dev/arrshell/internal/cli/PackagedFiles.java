package dev.arrshell.internal.cli;

import dev.arrshell.internal.cli.admin.ManualPage;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.config.value.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The program that the build runs for the files which archive and package have beside the jars: manual pages, and
 * completions for bash and fish. They depend on the commands only, not on the machine.
 */
final class PackagedFiles {

    private final Path directory;
    private final String release;

    private PackagedFiles(Path directory, String release) {
        this.directory = directory;
        this.release = release;
    }

    /**
     * Writes {@code man1/*.1.gz}, {@code bash/arr} and {@code fish/arr.fish}.
     *
     * @param arguments the directory to write them in
     * @throws IOException if they cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("picocli.disable.closures", "true");
        PackagedFiles files = new PackagedFiles(Path.of(arguments[0]), ReleaseVersion.lines()[0]);
        files.pages(CommandTree.all(new CliContext(console(OutputStream.nullOutputStream()), new GlobalOptions())));
        files.completion("bash", "bash/arr");
        files.completion("fish", "fish/arr.fish");
    }

    private static CliConsole console(OutputStream out) {
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new CliConsole(
                InputStream.nullInputStream(), printed, System.err, Environment.of(Map.of("ARR_HOME", "/none")), false);
    }

    private void pages(CommandLine command) throws IOException {
        CommandSpec spec = command.getCommandSpec();
        try (OutputStream page = new GZIPOutputStream(file("man1/" + ManualPage.name(spec) + ".1.gz"))) {
            page.write(ManualPage.of(spec, release).getBytes(StandardCharsets.UTF_8));
        }
        for (CommandLine below : command.getSubcommands().values()) {
            pages(below);
        }
    }

    private void completion(String shell, String name) throws IOException {
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        int code = Main.run(console(script), "completion", shell);
        if (code != 0) {
            throw new IOException("arr completion " + shell + " ended with " + code);
        }
        try (OutputStream file = file(name)) {
            script.writeTo(file);
        }
    }

    private OutputStream file(String name) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.newOutputStream(file);
    }
}
