package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClockOption;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.OptionCandidates;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.model.Region;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr emulator}: serves until a signal ends the process. Touches no Groovy. */
@Command(
        name = "emulator",
        description = "Serves an emulator of the service to this machine until Ctrl-C or SIGTERM.",
        footer = {
            "",
            "Its region is that of --region, default westus2; all ten are served.",
            "Ctrl-C and SIGTERM let open requests end first, for ten seconds at most.",
            "Exit codes: 2 usage, or the port or the directory cannot be had;",
            "130 after Ctrl-C, 143 after SIGTERM."
        })
public final class EmulatorCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of the options that every command inherits, those that mean something here. */
    private static final Set<String> INHERITED = Set.of("--region", "--quiet", "--output");

    private final CliContext program;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port to listen on; 0, the default, takes any free one.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of this machine to listen on; others than this machine may then steer it.")
    private String host;

    @Option(names = "--tls", description = "Speak HTTPS, with a certificate that is made at the start.")
    private boolean tls;

    @Option(names = "--strict", description = "Refuse unknown API versions, as the service did, and do not only warn.")
    private boolean strict;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep accounts, sessions, clock and faults there, and go on with what is kept there.")
    private Path data;

    @Option(
            names = "--boot",
            paramLabel = "SIZE=TIME",
            split = ",",
            converter = BootOption.Converter.class,
            description = "How long servers boot, default standard=10s,premium=2m.")
    private List<BootOption> boots = List.of();

    @Option(
            names = "--time",
            paramLabel = "real|virtual",
            defaultValue = "real",
            converter = ClockOption.Converter.class,
            completionCandidates = OptionCandidates.Times.class,
            description = "real, the default, is the machine's clock; virtual stands still until it is moved.")
    private ClockOption time;

    @Option(
            names = "--account",
            paramLabel = "ID:KEY",
            arity = "1..*",
            converter = AccountOption.Converter.class,
            description = "Accounts to know in place of the emulator's own; the first is the one that is told.")
    private List<AccountOption> accounts = List.of();

    @Option(
            names = "--json",
            description = {
                "Print as the first line one JSON object: url, sts, regions, accountId,",
                "accountKey, pid, and with --tls certificate, a PEM file to trust."
            })
    private boolean json;

    public EmulatorCommand(CliContext program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuseForeignOptions();
        ArrEmulator emulator = started();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> emulator.close(PATIENCE), "arr-emulator-ending"));
        program.console().out().println(json ? emulator.description() : EmulatorBanner.of(emulator, time));
        program.console().out().flush();
        Thread.currentThread().join();
        return ExitCodes.OK;
    }

    /** An option that is taken and then ignored would deceive. */
    private void refuseForeignOptions() {
        Stream.of(spec, spec.parent())
                .flatMap(command -> command.commandLine().getParseResult().matchedOptions().stream())
                .filter(OptionSpec::inherited)
                .map(OptionSpec::longestName)
                .filter(name -> !INHERITED.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name + " says where a client's requests go; an emulator takes none of that");
                });
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
        return "port " + port + " is taken: free it, choose another, or let --port 0 take any free one"
                + " (nothing was started)";
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private ArrEmulatorBuilder described() {
        Optional<String> named = Optional.ofNullable(program.options().keys().get(ConfigKey.REGION));
        ArrEmulatorBuilder builder = ArrEmulator.builder()
                .address(address())
                .onWarning(program.console()::say)
                .port(port)
                .region(named.map(Region::of).orElse(Region.DEFAULT));
        time.applyTo(builder);
        if (tls) {
            builder.tls();
        }
        if (strict) {
            builder.strict();
        }
        if (data != null) {
            builder.data(data);
        }
        boots.forEach(boot -> builder.boot(boot.size(), boot.length()));
        return withAccounts(builder);
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw wrong("--host: '" + host + "' is no address of this machine (nothing was started)");
        }
    }

    private ArrEmulatorBuilder withAccounts(ArrEmulatorBuilder builder) {
        if (!accounts.isEmpty()) {
            builder.withoutWellKnownAccount();
            accounts.forEach(account -> builder.account(account.id(), account.key()));
        }
        return builder;
    }
}
