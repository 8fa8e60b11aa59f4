package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.view.problem.Problem;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all commands share: where they read and write, and what the command line says to all of them.
 *
 * @param console where they read and write
 * @param options what the command line says
 */
public record CliContext(CliConsole console, GlobalOptions options) {

    /** The configuration, with or without problems. */
    public ConfigSettings configured() {
        return ConfigSettings.load(ConfigInputs.of(console.environment(), options.keys(), console.in()));
    }

    /** The same with its warnings told. */
    public ConfigSettings settings() {
        ConfigSettings settings = configured();
        settings.warnings().forEach(this::notice);
        return settings;
    }

    /**
     * Where requests go; all that is needed for them is configured.
     *
     * @param settings without problems
     */
    public Destination destination(ConfigSettings settings) {
        return options.emulator()
                ? new Destination.Embedded(settings.apiVersion(), settings.region())
                : settings.destination(settings.secrets(prompter()));
    }

    /** Where starts are written down before their requests are sent. */
    public Path ledger() {
        return ConfigInputs.of(console.environment(), Map.of(), console.in())
                .ledger()
                .orElseThrow();
    }

    /** Asks for secrets where there is somebody to ask. */
    public SecretPrompter prompter() {
        return console.terminal() ? SecretPrompter.console() : SecretPrompter.NOBODY;
    }

    ClientConnection connect() {
        ConfigSettings settings = settings().orThrow();
        return ClientConnection.to(settings, destination(settings), this);
    }

    /** Something a person should know and did not ask for. */
    public void notice(String sentence) {
        if (!options.quiet()) {
            console.say(sentence);
        }
    }

    /** Writes a result in the form that was asked for. */
    public void show(Object value) {
        new ResultWriter(this).show(value);
        console.out().flush();
    }

    /** Tells of a failure in the form that was asked for, and gives the exit code. */
    public int failed(Problem problem, String text, int code) {
        if (options.output().filter(form -> form == OutputFormat.json).isPresent()) {
            Map<String, Object> document = ResultWriter.fields(problem.document());
            document.put("exitCode", code);
            console.err().println(ResultWriter.json(document));
        } else {
            console.err().println(SecretRedactor.mask(text));
        }
        return code;
    }
}
