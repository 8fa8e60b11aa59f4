package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.model.Region;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
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

/** {@code arr emulator}: serves until a signal ends the process. Needs no Groovy. */
@Command(
        name = "emulator",
        description = "Serves an emulator of the service to this machine until Ctrl-C or SIGTERM.",
        footer = {
            "",
            "Its region is that of --region, default westus2; all ten regions are served.",
            "Ctrl-C and SIGTERM let open requests end first, for ten seconds at most.",
            "Exit codes: 2 wrong usage, or the port or the directory cannot be used;",
            "3 no memory left; 130 after Ctrl-C, 143 after SIGTERM."
        })
public final class EmulatorCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Of the options that every command inherits, those that mean something here. */
    private static final Set<String> INHERITED = Set.of("--region", "--quiet", "--output");

    private final CliContext context;

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
            description = {
                "Address of this machine to listen on, default 127.0.0.1. If other machines reach it,",
                "the account gets a key of its own, which they need to control the emulator."
            })
    private String host;

    @Option(
            names = "--well-known-key",
            description = "With --host: accept the emulator's well-known key from other machines too.")
    private boolean wellKnownKey;

    @Option(
            names = "--tls",
            description = {
                "Serve HTTPS, also by the service's own names, with a certificate of your own authority,",
                "which is made once: see arr ca."
            })
    private boolean tls;

    @Option(names = "--strict", description = "Refuse unknown API versions, as the service did, instead of a warning.")
    private boolean strict;

    @Option(
            names = "--as-in",
            paramLabel = "YEAR-MONTH",
            converter = MonthConverter.class,
            description = "Answer 2021-01-01 as the service did then, for example 2021-02; default: as from 2022 on.")
    private YearMonth asIn;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep accounts, sessions, clock and faults in this directory, and continue from it.")
    private Path data;

    @Option(
            names = "--boot",
            paramLabel = "SIZE=TIME",
            split = ",",
            converter = BootOption.Converter.class,
            description = "How long servers boot; default: standard=10s,premium=2m.")
    private List<BootOption> boots = List.of();

    @Option(
            names = "--time",
            paramLabel = "real|virtual",
            defaultValue = "real",
            converter = ClockOption.Converter.class,
            completionCandidates = ClockOption.Candidates.class,
            description = "real, the default, is the machine's clock; virtual stands still until it is moved.")
    private ClockOption time;

    @Option(
            names = "--account",
            paramLabel = "ID:KEY",
            arity = "1..*",
            converter = AccountOption.Converter.class,
            description = "Accounts in place of the emulator's own; the first is the one that is printed.")
    private List<AccountOption> accounts = List.of();

    @Option(
            names = "--json",
            description = {
                "Print as the first line one JSON object: url, sts, regions, accountId,",
                "accountKey, pid, and with --tls certificate, a PEM file to trust."
            })
    private boolean json;

    public EmulatorCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        refuseForeignOptions();
        ArrEmulator emulator = started();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(emulator), "arr-emulator-shutdown"));
        context.console()
                .out()
                .println(json ? emulator.description() : EmulatorBanner.of(emulator, time, accounts.isEmpty()));
        context.console().checkOutput();
        Thread.currentThread().join();
        return ExitCodes.OK;
    }

    private void end(ArrEmulator emulator) {
        try {
            emulator.close(PATIENCE);
        } catch (IllegalStateException e) {
            context.console().say(e.getMessage());
        }
    }

    /** Refuses options of other commands, rather than ignore them. */
    private void refuseForeignOptions() {
        Stream.of(spec, spec.parent())
                .flatMap(command -> command.commandLine().getParseResult().matchedOptions().stream())
                .filter(OptionSpec::inherited)
                .map(OptionSpec::longestName)
                .filter(name -> !INHERITED.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw usage(name + " is an option of clients; arr emulator has no use for it");
                });
    }

    private ArrEmulator started() {
        try {
            return builder().start();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        } catch (IllegalStateException e) {
            throw usage(e.getCause() instanceof BindException ? portTaken() : e.getMessage());
        }
    }

    private String portTaken() {
        return "port " + port + " is taken: free it, choose another, or let --port 0 take any free one"
                + " (nothing was started)";
    }

    private ParameterException usage(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private ArrEmulatorBuilder builder() {
        Optional<String> named = Optional.ofNullable(context.options().keys().get(ConfigKey.REGION));
        ArrEmulatorBuilder builder = ArrEmulator.builder()
                .address(address())
                .onWarning(context.console()::say)
                .port(port)
                .region(named.map(Region::parse).orElse(Region.DEFAULT));
        time.applyTo(builder);
        if (tls) {
            builder.tls(context.authority());
        }
        if (strict) {
            builder.strict();
        }
        if (asIn != null) {
            builder.asIn(asIn);
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
            throw usage("--host: '" + host + "' is no address of this machine (nothing was started)");
        }
    }

    private ArrEmulatorBuilder withAccounts(ArrEmulatorBuilder builder) {
        if (!accounts.isEmpty()) {
            builder.withoutWellKnownAccount();
            accounts.forEach(account -> builder.account(account.id(), account.key()));
        }
        if (wellKnownKey) {
            builder.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY);
        }
        return builder;
    }
}
