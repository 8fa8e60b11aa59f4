package dev.arrshell.internal.cli.service;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.HangupSignal;
import dev.arrshell.internal.cli.console.SignalInterrupter;
import dev.arrshell.internal.cli.help.CommonOptions;
import dev.arrshell.internal.config.server.ServerConfiguration;
import dev.arrshell.internal.config.server.ServerToml;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.service.serve.ServeSettings;
import dev.arrshell.internal.service.serve.SessionServer;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.server.ServerProvider;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code arr serve}: the service with real servers behind its sessions, until a signal ends it. Needs no Groovy. */
@CommonOptions({"--region", "--quiet", "--output"})
@Command(
        name = "serve",
        description = {
            "Serves the session API with real servers behind the sessions: for each a process of this machine or"
                    + " a job of a Slurm cluster, as server.toml says.",
            "Ends with Ctrl-C or SIGTERM; the servers go on, each until its lease is over."
        },
        footer = {
            "",
            "The next start with the same --data takes over the servers that go on.",
            "Ctrl-C and SIGTERM let open requests end first, for ten seconds at most.",
            "SIGHUP reads server.toml again, for sessions that start from then on.",
            "Exit codes: 2 wrong usage or configuration, or the port or the directory cannot be used;"
                    + " 5 a server that --check tried was not ready; 130 after Ctrl-C, 143 after SIGTERM."
        })
public final class ServeCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CliContext context;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "What servers are; default: server.toml in arr's directory (ARR_HOME, else ~/.arr).")
    private Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where accounts, sessions and the output of servers are kept; default: serve in arr's directory.")
    private Path data;

    @Option(
            names = "--check",
            description = "Start a server of each size once, say how long it took to be ready, end it, and end.")
    private boolean check;

    @Option(
            names = "--stop-servers",
            description = "At the end stop all sessions, and with them their servers, instead of leaving them running.")
    private boolean stopServers;

    @Option(names = "--strict", description = "Refuse unknown API versions, as the service did, instead of a warning.")
    private boolean strict;

    public ServeCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        listen.refuseForeignOptions();
        ServerConfiguration configuration = ServerToml.read(file());
        if (check) {
            return trial(configuration);
        }
        boolean isJson = listen.json(context);
        ServerProvider provider = Providers.of(configuration, servers());
        SessionServer server = started(provider);
        HangupSignal.handle(() -> reread(provider));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "arr-serve-shutdown"));
        context.console().out().println(isJson ? server.announcement() : ServeBanner.of(server, directory()));
        context.console().checkOutput();
        new SystemdNotifier(context.console()).ready(server.uri());
        Thread.currentThread().join();
        return ExitCodes.OK;
    }

    /** In a directory of its own, so that it gets nothing of a service that runs. */
    private int trial(ServerConfiguration configuration) throws InterruptedException {
        SignalInterrupter signals = SignalInterrupter.here(
                () -> context.notice("the server that was tried goes on until its lease is over"));
        Path directory = temporaryDirectory();
        try {
            return new ServerTrial(context, configuration, Providers::of).run(directory);
        } catch (IllegalStateException e) {
            throw listen.usage(e.getMessage());
        } finally {
            delete(directory);
            signals.end();
        }
    }

    private Path temporaryDirectory() {
        try {
            return OwnerOnlyFiles.createTempDirectory("arr-serve-check");
        } catch (IOException e) {
            throw listen.usage("no temporary directory can be made: " + e.getMessage() + " (nothing was started)");
        }
    }

    private void delete(Path directory) {
        try {
            OwnerOnlyFiles.deleteAll(directory);
        } catch (IOException e) {
            context.notice("the directory " + directory + " stays, since it cannot be deleted: " + e.getMessage());
        }
    }

    private Path home(String name) {
        return context.directory().resolve(name);
    }

    private Path directory() {
        return data == null ? home("serve") : data;
    }

    private Path file() {
        return config == null ? home("server.toml") : config;
    }

    private Path servers() {
        return directory().resolve("servers");
    }

    /** A file that is wrong changes nothing, so that a service under way is never without a configuration. */
    private void reread(ServerProvider provider) {
        try {
            Providers.configure(provider, ServerToml.read(file()), servers());
            context.console().say(file() + " was read again: it applies to sessions that start from now on");
        } catch (RuntimeException e) {
            context.console().say("the configuration stays as it was: " + e.getMessage());
        }
    }

    private SessionServer started(ServerProvider provider) {
        try {
            return SessionServer.start(settings(), provider, context.console()::say);
        } catch (IllegalArgumentException e) {
            throw listen.usage(e.getMessage());
        } catch (IllegalStateException e) {
            throw listen.usage(
                    e.getCause() instanceof BindException refused
                            ? PortRefusal.of(listen.port(), refused)
                            : e.getMessage());
        }
    }

    private ServeSettings settings() {
        return new ServeSettings(
                directory(),
                listen.address(),
                listen.port(),
                ListenOptions.region(context),
                accounts(),
                listen.tls() ? Optional.of(context.authority()) : Optional.empty(),
                ArrEmulator.ACCOUNT_KEY,
                strict);
    }

    /** The emulator's key is in every copy of this program, and so is refused where machines cost money. */
    private Map<AccountId, AccountKey> accounts() {
        Map<AccountId, AccountKey> accounts = new LinkedHashMap<>();
        listen.accounts().forEach(account -> accounts.put(account.id(), account.key()));
        if (accounts.containsValue(ArrEmulator.ACCOUNT_KEY)) {
            throw listen.usage("--account: the emulator's well-known key never works here: it is known to everyone"
                    + " (nothing was started)");
        }
        return accounts;
    }

    private void end(SessionServer server) {
        new SystemdNotifier(context.console()).stopping();
        try {
            server.close(PATIENCE, stopServers);
        } catch (IllegalStateException e) {
            context.console().say(e.getMessage());
        }
        int left = server.servers();
        if (left > 0) {
            context.console()
                    .say(left + (left == 1 ? " server goes on" : " servers go on") + " until its lease is over;"
                            + " arr serve --data " + directory() + " takes over");
        }
    }
}
