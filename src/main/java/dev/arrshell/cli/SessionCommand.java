package dev.arrshell.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr session}: each of its commands does one thing to sessions. */
@Command(name = "session", description = "Starts, looks at, extends and stops sessions.")
final class SessionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** With the commands below it; the other names are those of Microsoft's script. */
    static CommandLine line(Program program) {
        return new CommandLine(new SessionCommand())
                .addSubcommand("start", new SessionStart(program), "create")
                .addSubcommand("get", new SessionGet(program), "properties")
                .addSubcommand("list", new SessionList(program))
                .addSubcommand("update", new SessionUpdate(program), "extend")
                .addSubcommand("stop", new SessionStop(program))
                .addSubcommand("wait", new SessionWait(program));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about sessions? start, get, list, update, stop or wait");
    }
}
