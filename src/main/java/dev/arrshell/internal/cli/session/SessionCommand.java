package dev.arrshell.internal.cli.session;

import dev.arrshell.internal.cli.console.CliContext;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr session}: each of its commands does one thing to sessions. */
@Command(name = "session", description = "Starts, looks at, extends and stops sessions.")
public final class SessionCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** With those of the commands below it whose names are wanted; the second names are those of Microsoft's script. */
    public static CommandLine line(CliContext program, Predicate<String> wanted) {
        CommandLine line = new CommandLine(new SessionCommand());
        if (wanted.test("start") || wanted.test("create")) {
            line.addSubcommand("start", new SessionStartCommand(program), "create");
        }
        if (wanted.test("get") || wanted.test("properties")) {
            line.addSubcommand("get", new SessionGetCommand(program), "properties");
        }
        if (wanted.test("list")) {
            line.addSubcommand("list", new SessionListCommand(program));
        }
        if (wanted.test("update") || wanted.test("extend")) {
            line.addSubcommand("update", new SessionUpdateCommand(program), "extend");
        }
        if (wanted.test("stop")) {
            line.addSubcommand("stop", new SessionStopCommand(program));
        }
        if (wanted.test("wait")) {
            line.addSubcommand("wait", new SessionWaitCommand(program));
        }
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what about sessions? start, get, list, update, stop or wait");
    }
}
