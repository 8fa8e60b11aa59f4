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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** A client for one command, to the configured service or to an emulator that ends with the command. */
public final class ClientConnection implements AutoCloseable {

    private final Map<SessionId, String> pending = new ConcurrentHashMap<>();
    private final AtomicReference<Exchange> stopped = new AtomicReference<>();
    private final ConfigSettings settings;
    private final Arr arr;
    private final Account account;
    private final ArrClient client;
    private final Runnable last;

    private ClientConnection(
            ConfigSettings settings,
            ArrOptions.Builder options,
            CliContext program,
            Function<Arr, Account> made,
            Function<Account, ArrClient> place,
            Runnable last) {
        Consumer<Exchange> trace = new ExchangeLogger(program)::exchange;
        this.settings = settings;
        this.arr = Arr.create(options.onExchange(trace.andThen(this::remember)).build());
        this.account = made.apply(arr);
        this.client = place.apply(account);
        this.last = last;
    }

    /**
     * Connects.
     *
     * @param settings what the destination was taken from; read once, so that all of a command is of one mind
     */
    public static ClientConnection to(ConfigSettings settings, Destination destination, CliContext program) {
        return destination instanceof Destination.Service service
                ? service(settings, service, program)
                : embedded(settings, (Destination.Embedded) destination, program);
    }

    private static ClientConnection service(ConfigSettings settings, Destination.Service service, CliContext program) {
        ArrOptions.Builder options = ArrOptions.builder()
                .sts(service.sts())
                .apiVersion(service.apiVersion())
                .ledger(program.ledger())
                .onWarning(program::notice);
        return new ClientConnection(
                settings,
                options,
                program,
                arr -> arr.account(service.account(), service.key()),
                account -> account.endpoint(service.endpoint()),
                () -> {});
    }

    private static ClientConnection embedded(ConfigSettings settings, Destination.Embedded wanted, CliContext program) {
        ArrEmulator emulator = ArrEmulator.start();
        program.notice("no service is used: an emulator in this process answers, on virtual time, and ends with it");
        ArrOptions.Builder options = emulator.clientOptions().apiVersion(wanted.apiVersion());
        return new ClientConnection(
                settings,
                options,
                program,
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

    /** The same account elsewhere. */
    public ArrClient at(URI endpoint) {
        return account.endpoint(endpoint);
    }

    /**
     * Remembers a session of which it is not settled yet whether it goes on.
     *
     * @param words what a person is to know if it never is
     */
    public void pending(SessionId id, String words) {
        pending.put(id, words);
    }

    /** Its end has come, or has been told. */
    public void settled(SessionId id) {
        pending.remove(id);
    }

    /** What a person is to know of the sessions that are not settled yet. Of any thread. */
    List<String> pending() {
        return List.copyOf(pending.values());
    }

    /** The answer to the last request that stopped a session. */
    public Optional<Exchange> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    private void remember(Exchange exchange) {
        if (exchange.operation().equals(Optional.of(Operation.STOP))) {
            stopped.set(exchange);
        }
    }

    @Override
    public void close() {
        arr.close();
        last.run();
    }
}
