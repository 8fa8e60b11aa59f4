package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.emulator.ConversionProfile;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.DurationConverter;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.help.CommonOptions;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr emulator}: serves until a signal ends the process. Needs no Groovy. */
@CommonOptions({"--region", "--quiet", "--output"})
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

    private final CliContext context;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--well-known-key",
            description = "With --host: accept the emulator's well-known key from other machines too.")
    private boolean wellKnownKey;

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
            names = "--conversion",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long conversions of assets take; default: 74s.")
    private Duration conversion;

    @Option(
            names = "--time",
            paramLabel = "real|virtual",
            defaultValue = "real",
            converter = ClockOption.Converter.class,
            completionCandidates = ClockOption.Candidates.class,
            description = "real, the default, is the machine's clock; virtual stands still until it is moved.")
    private ClockOption time;

    public EmulatorCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        listen.refuseForeignOptions();
        boolean isJson = listen.json(context);
        ArrEmulator emulator = started();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(emulator), "arr-emulator-shutdown"));
        context.console()
                .out()
                .println(
                        isJson
                                ? emulator.description()
                                : EmulatorBanner.of(
                                        emulator, time, listen.accounts().isEmpty()));
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

    private ArrEmulator started() {
        try {
            return builder().start();
        } catch (IllegalArgumentException e) {
            throw listen.usage(e.getMessage());
        } catch (IllegalStateException e) {
            throw listen.usage(
                    e.getCause() instanceof BindException refused
                            ? PortRefusal.of(listen.port(), refused)
                            : e.getMessage());
        }
    }

    private ArrEmulatorBuilder builder() {
        ArrEmulatorBuilder builder = ArrEmulator.builder()
                .address(listen.address())
                .onWarning(context.console()::say)
                .port(listen.port())
                .region(ListenOptions.region(context));
        time.applyTo(builder);
        if (listen.tls()) {
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
        if (conversion != null) {
            builder.conversions(ConversionProfile.fixed(conversion));
        }
        return withAccounts(builder);
    }

    private ArrEmulatorBuilder withAccounts(ArrEmulatorBuilder builder) {
        if (!listen.accounts().isEmpty()) {
            builder.withoutWellKnownAccount();
            listen.accounts().forEach(account -> builder.account(account.id(), account.key()));
        }
        if (wellKnownKey) {
            builder.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY);
        }
        return builder;
    }
}
