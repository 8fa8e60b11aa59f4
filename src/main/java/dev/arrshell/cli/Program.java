package dev.arrshell.cli;

import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.Inputs;
import dev.arrshell.internal.config.Prompter;
import dev.arrshell.internal.config.Settings;
import dev.arrshell.internal.view.Problem;
import dev.arrshell.model.Secrets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all commands share: where they read and write, and what the command line says to all of them.
 *
 * @param console where they read and write
 * @param options what the command line says
 */
record Program(Console console, Options options) {

    /** The configuration, with or without problems. */
    Settings configured() {
        return Settings.load(Inputs.of(console.environment(), options.keys(), console.in()));
    }

    /** The same with its warnings told. */
    Settings settings() {
        Settings settings = configured();
        settings.warnings().forEach(this::notice);
        return settings;
    }

    /**
     * Where requests go; all that is needed for them is configured.
     *
     * @param settings without problems
     */
    Destination destination(Settings settings) {
        return options.emulator()
                ? new Destination.Embedded(settings.apiVersion(), settings.region())
                : settings.destination(settings.secrets(prompter()));
    }

    /** Where starts are written down before their requests are sent. */
    Path ledger() {
        return Inputs.of(console.environment(), Map.of(), console.in()).ledger().orElseThrow();
    }

    /** Asks for secrets where there is somebody to ask. */
    Prompter prompter() {
        return console.terminal() ? Prompter.console() : Prompter.NOBODY;
    }

    Connection connect() {
        Settings settings = settings().orThrow();
        return Connection.to(settings, destination(settings), this);
    }

    /** Something a person should know and did not ask for. */
    void notice(String sentence) {
        if (!options.quiet()) {
            console.say(sentence);
        }
    }

    /** Writes a result in the form that was asked for. */
    void show(Object value) {
        new Results(this).show(value);
        console.out().flush();
    }

    /** Tells of a failure in the form that was asked for, and gives the exit code. */
    int failed(Problem problem, String text, int code) {
        if (options.output().filter(form -> form == Output.json).isPresent()) {
            Map<String, Object> document = Results.fields(problem.document());
            document.put("exitCode", code);
            console.err().println(Results.json(document));
        } else {
            console.err().println(Secrets.mask(text));
        }
        return code;
    }
}
