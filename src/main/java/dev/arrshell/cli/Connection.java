package dev.arrshell.cli;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.Settings;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
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
final class Connection implements AutoCloseable {

    private static final Region HOME = Region.of("westus2");

    private final Map<SessionId, String> pending = new ConcurrentHashMap<>();
    private final AtomicReference<Exchange> stopped = new AtomicReference<>();
    private final Settings settings;
    private final Arr arr;
    private final Account account;
    private final ArrClient client;
    private final Runnable last;

    private Connection(
            Settings settings,
            ArrOptions.Builder options,
            Program program,
            Function<Arr, Account> made,
            Function<Account, ArrClient> place,
            Runnable last) {
        Consumer<Exchange> trace = new Trace(program)::exchange;
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
    static Connection to(Settings settings, Destination destination, Program program) {
        return destination instanceof Destination.Service service
                ? service(settings, service, program)
                : embedded(settings, (Destination.Embedded) destination, program);
    }

    private static Connection service(Settings settings, Destination.Service service, Program program) {
        ArrOptions.Builder options = ArrOptions.builder()
                .sts(service.sts())
                .apiVersion(service.apiVersion())
                .ledger(program.ledger())
                .onWarning(program::notice);
        return new Connection(
                settings,
                options,
                program,
                arr -> arr.account(service.account(), service.key()),
                account -> account.endpoint(service.endpoint()),
                () -> {});
    }

    private static Connection embedded(Settings settings, Destination.Embedded wanted, Program program) {
        ArrEmulator emulator = ArrEmulator.start();
        program.notice("no service is used: an emulator in this process answers, on virtual time, and ends with it");
        ArrOptions.Builder options = ArrOptions.builder()
                .sts(emulator.sts())
                .endpoints(emulator::endpoint)
                .time(emulator.time())
                .apiVersion(wanted.apiVersion());
        return new Connection(
                settings,
                options,
                program,
                arr -> arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY),
                account -> account.region(wanted.region().orElse(HOME)),
                emulator::close);
    }

    ArrClient client() {
        return client;
    }

    /** The configuration that led here. */
    Settings settings() {
        return settings;
    }

    /** The token service. */
    URI sts() {
        return arr.options().sts();
    }

    /** The same account elsewhere. */
    ArrClient at(URI endpoint) {
        return account.endpoint(endpoint);
    }

    /**
     * Remembers a session of which it is not settled yet whether it goes on.
     *
     * @param words what a person is to know if it never is
     */
    void pending(SessionId id, String words) {
        pending.put(id, words);
    }

    /** Its end has come, or has been told. */
    void settled(SessionId id) {
        pending.remove(id);
    }

    /** What a person is to know of the sessions that are not settled yet. Of any thread. */
    List<String> pending() {
        return List.copyOf(pending.values());
    }

    /** The answer to the last request that stopped a session. */
    Optional<Exchange> stopped() {
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
