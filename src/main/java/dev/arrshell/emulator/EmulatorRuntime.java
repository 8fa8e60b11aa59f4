package dev.arrshell.emulator;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.binding.AddressAnnouncement;
import dev.arrshell.internal.service.binding.HttpBinding;
import dev.arrshell.internal.service.binding.ServiceBinding;
import dev.arrshell.internal.service.binding.TlsIdentity;
import dev.arrshell.internal.service.journal.ExchangeJournal;
import dev.arrshell.internal.service.journal.RecordingPlayer;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.time.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The running parts of an emulator: the service, the address where it is reached, its certificate, the recording that it
 * plays, and the clients that it hands out. Thread-safe.
 */
final class EmulatorRuntime {

    private final ServiceSettings settings;
    private final Optional<TlsIdentity> tls;
    private final Optional<RecordingPlayer> player;
    private final Consumer<? super String> warnings;
    private final Optional<EmulatorRuntime> host;
    private final Consumer<? super ArrOptions.Builder> clientAdditions;
    private final RenderingService service;
    private final ServiceBinding binding;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Arr arr;

    /** Starts an emulator with a server of its own. */
    EmulatorRuntime(
            ServiceSettings settings,
            Optional<TlsIdentity> tls,
            Optional<PersistentState> state,
            Optional<RecordingPlayer> player,
            Consumer<? super String> warnings) {
        this.settings = settings;
        this.tls = tls;
        this.player = player;
        this.warnings = warnings;
        host = Optional.empty();
        clientAdditions = options -> {};
        service = new RenderingService(settings, state, player);
        if (!settings.address().isLoopbackAddress()) {
            warnings.accept(reachable(settings));
        }
        binding = new HttpBinding(service, settings.address(), settings.port(), tls);
    }

    private EmulatorRuntime(
            EmulatorRuntime host,
            ServiceSettings settings,
            AccountId account,
            Consumer<? super ArrOptions.Builder> clientAdditions) {
        this.settings = settings;
        tls = host.tls;
        player = Optional.empty();
        warnings = host.warnings;
        this.host = Optional.of(host);
        this.clientAdditions = clientAdditions;
        service = new RenderingService(settings);
        binding = host.binding.admit(account, service);
    }

    private static String reachable(ServiceSettings settings) {
        boolean isOpen = settings.acceptsAnyAccount() || settings.accounts().containsValue(ArrEmulator.ACCOUNT_KEY);
        return "the emulator listens on " + settings.address().getHostAddress()
                + ": every machine that reaches this address can use it with "
                + (isOpen ? "a key that everybody knows" : "the key of an account")
                + ", and with a known account's also control it and read its journal";
    }

    /** Adds an isolated account to this server. */
    EmulatorRuntime isolated(
            AccountId id,
            AccountKey key,
            Consumer<? super ArrEmulatorBuilder> service,
            Consumer<? super ArrOptions.Builder> clients) {
        Objects.requireNonNull(key, "account key");
        Objects.requireNonNull(clients, "clients");
        if (settings.accounts().containsKey(Objects.requireNonNull(id, "account id"))) {
            throw new IllegalArgumentException("this emulator has the account " + id + " already");
        }
        ArrEmulatorBuilder own = ArrEmulatorBuilder.of(settings);
        service.accept(own);
        return new EmulatorRuntime(this, own.isolated(settings, id, key), id, clients);
    }

    ServiceSettings settings() {
        return settings;
    }

    Optional<TlsIdentity> tls() {
        return tls;
    }

    Optional<RecordingPlayer> player() {
        return player;
    }

    RenderingService service() {
        return service;
    }

    ExchangeJournal journal() {
        return service.journal();
    }

    URI uri() {
        return binding.uri();
    }

    URI endpoint(Region region) {
        return URI.create(uri() + "/" + region);
    }

    /** The options that lead a client here. */
    ArrOptions.Builder clientOptions() {
        ArrOptions.Builder options =
                ArrOptions.builder().sts(uri()).endpoints(this::endpoint).time(settings.time());
        tls.map(TlsIdentity::clientContext).ifPresent(options::sslContext);
        return options;
    }

    /** The entry point, made at the first call; an isolated account shares the connections of its host. */
    synchronized Arr arr() {
        if (arr == null) {
            ArrOptions.Builder builder = clientOptions();
            clientAdditions.accept(builder);
            ArrOptions options = builder.build();
            arr = host.map(other -> other.arr().sharing(options)).orElseGet(() -> Arr.create(options));
        }
        return arr;
    }

    /** A client for the first account in the emulator's own region. */
    ArrClient client() {
        Map.Entry<AccountId, AccountKey> first = firstAccount();
        return arr().account(first.getKey(), first.getValue()).region(settings.region());
    }

    private Map.Entry<AccountId, AccountKey> firstAccount() {
        return settings.accounts().entrySet().iterator().next();
    }

    String description() {
        Map.Entry<AccountId, AccountKey> first = firstAccount();
        return AddressAnnouncement.json(uri(), first.getKey(), first.getValue(), tls.map(TlsIdentity::certificateFile));
    }

    VirtualClock clock() {
        if (settings.time() instanceof VirtualClock clock) {
            return clock;
        }
        throw new IllegalStateException("this emulator has no virtual clock: "
                + "build it without realTime(), or with time(new VirtualClock())");
    }

    void close(Duration patience) {
        try {
            closeClients();
            binding.close(patience);
        } finally {
            end();
        }
    }

    private synchronized void closeClients() {
        if (arr != null) {
            arr.close();
        }
    }

    private void end() {
        if (ended.getAndSet(true)) {
            return;
        }
        try {
            service.close();
        } finally {
            if (host.isEmpty()) {
                tls.ifPresent(TlsIdentity::deleteFiles);
            }
            player.ifPresent(played ->
                    played.mismatches().forEach(difference -> warnings.accept("not in the recording: " + difference)));
            service.controls()
                    .faults()
                    .unused()
                    .forEach(fault -> warnings.accept("the fault " + fault + " was never used"));
        }
    }
}
