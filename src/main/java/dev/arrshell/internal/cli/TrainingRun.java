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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * The program whose classes the launcher puts into its start-up archive: it runs typical commands, a script and a prompt.
 * Everything goes to an emulator in the process. It reads no configuration of the user and prints nothing.
 */
final class TrainingRun {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    private static final List<String> COMMANDS = List.of(
            "session list",
            "session start --size standard --lease 1:00:00",
            "session list --output table",
            "session list --output json",
            "session list --output id",
            "session list --output yaml",
            "session list --output csv",
            "token",
            "config",
            "session lst",
            "--help");

    private static final String CONFIGURATION = """
            region = "westus2"
            size = "standard"
            """;

    private static final String SCRIPT = """
            def statuses = []
            session = client.session(size: STANDARD, lease: 1.hours).start()
            onExit { statuses << session.id }
            ready = session.awaitReady(10.minutes) { progress it }
            session.extendLeaseTo(2.hours)
            println "renders on $ready.hostname, ${sessions()*.id.size()} up"
            table sessions()
            json sessions()
            requestToken()
            show TOKEN
            sessions().each { statuses << it.status }
            def joined(List all) { all.collect { "$it" }.join(', ') }
            println joined(statuses)
            if (args) { println args[0].size() }
            stopSession()
            """;

    private static final String TYPED = """
            1+1
            s = client.session(size: STANDARD, lease: 1.hours).start()
            s.aw\t()
            sessions()
            foo
            :exit
            stop
            """;

    private TrainingRun() {}

    /**
     * Runs everything and ends the process.
     *
     * @param arguments an empty directory for files, which are left there
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("picocli.disable.closures", "true");
        endAtTimeLimit();
        // Loads the classes of a real run's console, which the training replaces by its own.
        CliConsole.ofProcess();
        Path directory = Path.of(arguments[0]);
        Files.writeString(directory.resolve("config.toml"), CONFIGURATION);
        String script =
                Files.writeString(directory.resolve("training.groovy"), SCRIPT).toString();
        Map<String, String> environment =
                Map.of("ARR_HOME", arguments[0], "ARR_CACHE", arguments[0], "TERM", "xterm-256color");
        runCommands(environment);
        run(environment, "-e", "1 + 1");
        run(environment, "-e", "println foo");
        // The second run takes the compiled script from the cache.
        run(environment, script, "word");
        run(environment, script, "word");
        runPrompt(environment);
        SelectorThreadStopper.end();
        System.exit(ExitCodes.OK);
    }

    private static void endAtTimeLimit() {
        TimerTask end = new TimerTask() {
            @Override
            public void run() {
                Runtime.getRuntime().halt(ExitCodes.SCRIPT_FAILED);
            }
        };
        new Timer("arr-training-limit", true).schedule(end, TIME_LIMIT.toMillis());
    }

    private static void runCommands(Map<String, String> environment) {
        try (ArrEmulator emulator = ArrEmulator.start()) {
            Map<String, String> configured = new HashMap<>(environment);
            configured.put("ARR_ENDPOINT", emulator.endpoint(Region.DEFAULT).toString());
            configured.put("ARR_STS", emulator.sts().toString());
            configured.put("ARR_ACCOUNT_ID", ArrEmulator.ACCOUNT_ID.value());
            configured.put("ARR_ACCOUNT_KEY", ArrEmulator.ACCOUNT_KEY.revealTo(key -> key));
            COMMANDS.forEach(line -> run(configured, line.split(" ")));
        }
    }

    private static void run(Map<String, String> environment, String... words) {
        Main.run(console(environment), words);
    }

    private static void runPrompt(Map<String, String> environment) {
        CliContext context = new CliContext(console(environment), new GlobalOptions());
        ScriptSettings settings =
                ScriptSettings.of(context.loadSettings(), context.console().environment(), SecretPrompter.NONE, true);
        InputStream typed = new ByteArrayInputStream(TYPED.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
        new Repl(settings, environment, workspace -> {}).runOn(typed, OutputStream.nullOutputStream());
    }

    private static CliConsole console(Map<String, String> environment) {
        PrintStream none = new PrintStream(OutputStream.nullOutputStream());
        return new CliConsole(InputStream.nullInputStream(), none, none, Environment.of(environment), false);
    }
}
