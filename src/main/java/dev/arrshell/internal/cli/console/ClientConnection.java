package dev.arrshell.internal.cli.console;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A client for one command, of the configured service or of an emulator that ends with the command. */
public final class ClientConnection implements AutoCloseable {

    private final Map<SessionId, String> pending = new ConcurrentHashMap<>();
    private final AtomicReference<Exchange> lastStop = new AtomicReference<>();
    private final CliContext context;
    private final ConfigSettings settings;
    private final Arr arr;
    private final Account account;
    private final ArrClient client;
    private final Runnable onClose;

    private ClientConnection(
            CliContext context,
            ConfigSettings settings,
            ArrOptions.Builder options,
            Function<Arr, Account> account,
            Function<Account, ArrClient> client,
            Runnable onClose) {
        this.context = context;
        this.settings = settings;
        this.arr = Arr.create(options.onExchange(this::onExchange).build());
        this.account = account.apply(arr);
        this.client = client.apply(this.account);
        this.onClose = onClose;
    }

    /** Opens a connection to what is configured. */
    static ClientConnection open(CliContext context) {
        ConfigSettings settings = context.settings().orThrow();
        return to(settings, context.destination(settings), context);
    }

    /**
     * Opens a connection to a destination.
     *
     * @param settings the settings that the destination was taken from
     */
    public static ClientConnection to(ConfigSettings settings, Destination destination, CliContext context) {
        return destination instanceof Destination.Service service
                ? service(settings, service, context)
                : embedded(settings, (Destination.Embedded) destination, context);
    }

    private static ClientConnection service(ConfigSettings settings, Destination.Service service, CliContext context) {
        ArrOptions.Builder options = ArrOptions.builder()
                .sts(service.sts())
                .apiVersion(service.apiVersion())
                .http(settings.http())
                .retries(settings.retries())
                .ledger(context.ledger())
                .onWarning(context::notice);
        if (settings.isInsecureAllowed()) {
            options.allowInsecure();
        }
        return new ClientConnection(
                context,
                settings,
                options,
                arr -> arr.account(service.account(), service.key()),
                account -> account.endpoint(service.endpoint()),
                () -> {});
    }

    private static ClientConnection embedded(ConfigSettings settings, Destination.Embedded wanted, CliContext context) {
        ArrEmulator emulator = ArrEmulator.start();
        context.notice("no service is used: an emulator in this process answers, on virtual time, and ends with it");
        ArrOptions.Builder options =
                emulator.clientOptions().apiVersion(wanted.apiVersion()).retries(settings.retries());
        return new ClientConnection(
                context,
                settings,
                options,
                arr -> arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY),
                account -> account.region(wanted.region().orElseGet(emulator::region)),
                emulator::close);
    }

    public ArrClient client() {
        return client;
    }

    /** The configuration that led here. */
    public ConfigSettings settings() {
        return settings;
    }

    /** The token service. */
    public URI sts() {
        return arr.options().sts();
    }

    /** The time of the service: virtual if it is an emulator in this process. */
    public TimeSource time() {
        return arr.options().time();
    }

    /** A client of the same account at another endpoint. */
    public ArrClient at(URI endpoint) {
        return account.endpoint(endpoint);
    }

    /**
     * Notes a session that may go on without anyone knowing it.
     *
     * @param message what is printed if the process has to end before the session is settled
     */
    public void addPending(SessionId id, String message) {
        pending.put(id, message);
    }

    /** Removes a session that has ended or that a person was told about. */
    public void removePending(SessionId id) {
        pending.remove(id);
    }

    /** The messages about the sessions that are still pending. Thread-safe. */
    List<String> pending() {
        return List.copyOf(pending.values());
    }

    /** The answer to the last request that stopped a session. */
    public Optional<Exchange> lastStop() {
        return Optional.ofNullable(lastStop.get());
    }

    private void onExchange(Exchange exchange) {
        context.log(exchange);
        if (exchange.operation().equals(Optional.of(Operation.STOP))) {
            lastStop.set(exchange);
        }
    }

    @Override
    public void close() {
        arr.close();
        onClose.run();
    }
}
