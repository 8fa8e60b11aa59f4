package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.problem.Problem;
import dev.arrshell.model.Exchange;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The context of all commands: the console and the global options, and what follows from both.
 *
 * @param console the standard streams and the environment
 * @param options the options that every command takes
 */
public record CliContext(CliConsole console, GlobalOptions options) {

    /** Loads the configuration, with or without problems. */
    public ConfigSettings loadSettings() {
        return ConfigSettings.load(ConfigInputs.of(console.environment(), options.keys(), console.in()));
    }

    /** Loads the configuration and prints its warnings. */
    public ConfigSettings settings() {
        ConfigSettings settings = loadSettings();
        settings.warnings().forEach(this::notice);
        return settings;
    }

    /**
     * Where requests go; all that is needed for them is configured.
     *
     * @param settings without problems
     */
    public Destination destination(ConfigSettings settings) {
        return settings.destination(options.emulator(), settings.secrets(prompter()));
    }

    /** The file where starts are recorded before their requests are sent. */
    public Path ledger() {
        return ConfigInputs.of(console.environment(), Map.of(), console.in())
                .ledger()
                .orElseThrow();
    }

    /** The directory of the user's files. */
    public Path directory() {
        return ConfigInputs.of(console.environment(), Map.of(), console.in()).directory();
    }

    /** The directory of the user's certificate authority. */
    public Path authority() {
        return directory().resolve("ca");
    }

    /** Asks for secrets at the terminal, if there is one. */
    public SecretPrompter prompter() {
        return console.terminal() ? SecretPrompter.console() : SecretPrompter.NONE;
    }

    /** Prints a remark on standard error, unless {@code --quiet} is set. */
    public void notice(String sentence) {
        if (!options.quiet()) {
            console.say(sentence);
        }
    }

    /** With {@code --verbose}: prints request and answer on standard error. */
    public void log(Exchange exchange) {
        if (options.verbose()) {
            console.err().println(ExchangeText.of(exchange));
        }
    }

    /** Prints a result in the form that was asked for. */
    public void show(Object value) {
        new ResultWriter(console, options.output()).show(value);
    }

    /** The screen that results are laid out for. */
    public Screen screen() {
        return new ResultWriter(console, options.output()).screen();
    }

    /** Refuses {@code --output} for a command that prints a file of another program. */
    public void refuseOutput(CommandSpec command) {
        options.output().ifPresent(form -> {
            throw new ParameterException(
                    command.commandLine(),
                    "--output " + form + ": " + command.qualifiedName()
                            + " prints a file that another program reads, in the form of that program alone");
        });
    }

    /** Reports a failure of which only the message is known, and returns the exit code. */
    public int fail(String message, int code) {
        String words = ShellAdvice.translate(message);
        return fail(Problem.of(words), "arr: " + words, code);
    }

    /** Reports a failure, as a document with {@code --output json}, else as this text, and returns the exit code. */
    public int fail(Problem problem, String text, int code) {
        if (options.output().filter(OutputFormat.json::equals).isPresent()) {
            Map<String, Object> document = ResultWriter.fields(problem.document());
            document.put("exitCode", code);
            console.err().println(ResultWriter.json(document));
        } else {
            console.err().println(SafeText.clean(text));
        }
        return code;
    }
}
