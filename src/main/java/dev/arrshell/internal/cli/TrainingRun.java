package dev.arrshell.internal.cli;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.repl.Repl;
import dev.arrshell.internal.script.state.ScriptSettings;
import dev.arrshell.model.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Does what people do, so that the Java machine can note what it loads for that: the launcher makes its start-up
 * archives of it. Speaks to an emulator in the process only, reads no configuration of the user and prints nothing.
 */
final class TrainingRun {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PROMPT_SECONDS = 20;

    private static final String SCRIPT = """
            def answers = []
            session = client.session(size: STANDARD, lease: 1.hours).start()
            onExit { answers << session.id }
            ready = session.awaitReady(10.minutes) { progress it }
            session.extendLeaseTo(2.hours)
            println "renders on $ready.hostname, ${sessions()*.id.size()} up"
            table sessions()
            json sessions()
            requestToken()
            show TOKEN
            sessions().each { answers << it.status }
            def shown(List all) { all.collect { "$it" }.join(', ') }
            println shown(answers)
            if (args) { println args[0].size() }
            stopSession()
            """;

    private static final List<String> TYPED = List.of(
            "1+1\r",
            "s = client.session(size: STANDARD, lease: 1.hours).start()\r",
            "s.aw\t()\r",
            "sessions()\r",
            "foo\r",
            ":exit\r");

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();

    private TrainingRun(Path directory) {
        this.directory = directory;
        environment.put("ARR_HOME", directory.toString());
        environment.put("ARR_CACHE", "off");
        environment.put("ARR_HISTORY", directory.resolve("history").toString());
        environment.put("TERM", "xterm-256color");
    }

    /**
     * Trains and ends.
     *
     * @param arguments {@code commands}, or {@code scripts} for these and the prompt
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("picocli.disable.closures", "true");
        endAtTheLatest();
        Path directory = Files.createTempDirectory("arr-training");
        try {
            new TrainingRun(directory).train(List.of(arguments));
        } finally {
            remove(directory);
        }
        SelectorThreadStopper.end();
        System.exit(ExitCodes.OK);
    }

    private static void endAtTheLatest() {
        Thread watch = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE.toMillis());
                        Runtime.getRuntime().halt(ExitCodes.SCRIPT_FAILED);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "arr-training-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void train(List<String> kinds) throws IOException, InterruptedException {
        if (kinds.contains("commands")) {
            commands();
        }
        if (kinds.contains("scripts")) {
            scripts();
        }
    }

    private void commands() throws IOException {
        ReleaseVersion.text();
        try (ArrEmulator emulator = ArrEmulator.start()) {
            environment.put("ARR_ENDPOINT", emulator.endpoint(Region.DEFAULT).toString());
            environment.put("ARR_STS", emulator.sts().toString());
            environment.put("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value());
            environment.put("ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
            run("session", "list");
            Files.writeString(
                    directory.resolve("config.toml"), "region = '" + Region.DEFAULT + "'\nsize = 'standard'\n");
            run("session", "start", "--size", "standard", "--lease", "1:00:00");
            for (String form : List.of("table", "json", "id", "yaml", "csv")) {
                run("session", "list", "--output", form);
            }
            run("token");
            run("config");
            run("cache");
            run("session", "lst");
            run("--help");
        }
    }

    private void scripts() throws IOException, InterruptedException {
        environment
                .keySet()
                .removeIf(List.of("ARR_ENDPOINT", "ARR_STS", "ARR_ACCOUNT_ID", "ARR_ACCOUNT_KEY")::contains);
        Path script = Files.writeString(directory.resolve("training.groovy"), SCRIPT);
        run("-e", "1 + 1");
        run(script.toString(), "word");
        run("-e", "println foo");
        prompt();
    }

    /** Types at a terminal that nobody sees. */
    private void prompt() throws IOException, InterruptedException {
        CliContext program = new CliContext(console(), new GlobalOptions());
        ScriptSettings setup =
                ScriptSettings.of(program.loadSettings(), program.console().environment(), SecretPrompter.NONE, true);
        ScriptedKeyboard typist = new ScriptedKeyboard(TYPED);
        Repl repl = new Repl(setup, environment, workspace -> {});
        Thread prompt = new Thread(() -> repl.runOn(typist.typed(), typist), "arr-training-prompt");
        prompt.setDaemon(true);
        prompt.start();
        // A terminal that is not as expected costs a part of what could be learned, and nothing else.
        TimeUnit.SECONDS.timedJoin(prompt, PROMPT_SECONDS);
    }

    private void run(String... words) {
        Main.run(console(), words);
    }

    private CliConsole console() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new CliConsole(InputStream.nullInputStream(), nowhere, nowhere, Environment.of(environment), false);
    }

    private static void remove(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
