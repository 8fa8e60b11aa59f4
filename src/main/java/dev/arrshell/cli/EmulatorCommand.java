package dev.arrshell.cli;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * {@code arr emulator}: serves until a signal ends the process. Touches no Groovy, which would cost time at the start
 * and memory for nothing; that is why its options are described in code, see {@link EmulatorOptions}.
 */
final class EmulatorCommand implements Callable<Integer> {

    /** What a person types. */
    static final String NAME = "emulator";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Console console;
    private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this, new PlainFactory());
    private final EmulatorOptions options = new EmulatorOptions(spec);

    private EmulatorCommand(Console console) {
        this.console = console;
    }

    static CommandLine commandLine(Console console) {
        return new CommandLine(new EmulatorCommand(console).spec, new PlainFactory());
    }

    @Override
    public Integer call() throws InterruptedException {
        ArrEmulator emulator = started();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> emulator.close(PATIENCE), "arr-emulator-ending"));
        console.out().println(options.json() ? emulator.description() : Banner.of(emulator, options.time()));
        console.out().flush();
        Thread.currentThread().join();
        return ExitCodes.OK;
    }

    private ArrEmulator started() {
        try {
            return described().start();
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        } catch (IllegalStateException e) {
            throw wrong(e.getCause() instanceof BindException ? taken() : e.getMessage());
        }
    }

    private String taken() {
        return "port " + options.port() + " is taken: free it, choose another, or let --port 0 take any free one"
                + " (nothing was started)";
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private ArrEmulatorBuilder described() {
        ArrEmulatorBuilder builder = ArrEmulator.builder().port(options.port()).region(options.region());
        options.time().applyTo(builder);
        if (options.tls()) {
            builder.tls();
        }
        if (options.strict()) {
            builder.strict();
        }
        options.boots().forEach(boot -> builder.boot(boot.size(), boot.length()));
        List<AccountOption> accounts = options.accounts();
        if (!accounts.isEmpty()) {
            builder.withoutWellKnownAccount();
            accounts.forEach(account -> builder.account(account.id(), account.key()));
        }
        return builder;
    }
}
