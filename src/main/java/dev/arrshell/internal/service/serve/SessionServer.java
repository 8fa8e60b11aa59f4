package dev.arrshell.internal.service.serve;

import dev.arrshell.internal.service.RenderingService;
import dev.arrshell.internal.service.ServiceSettings;
import dev.arrshell.internal.service.binding.AddressAnnouncement;
import dev.arrshell.internal.service.binding.HttpBinding;
import dev.arrshell.internal.service.binding.TlsIdentity;
import dev.arrshell.internal.service.rest.RestOptions;
import dev.arrshell.internal.service.storage.PersistentState;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.server.ServerProvider;
import dev.arrshell.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** A running service whose sessions have servers of a provider. Thread-safe. */
public final class SessionServer {

    private static final int KEY_BYTES = 32;

    private final RenderingService service;
    private final HttpBinding binding;
    private final Optional<TlsIdentity> tls;
    private final Map<AccountId, AccountKey> accounts;
    private final boolean hasNewAccount;

    private SessionServer(
            RenderingService service,
            HttpBinding binding,
            Optional<TlsIdentity> tls,
            Map<AccountId, AccountKey> accounts,
            boolean hasNewAccount) {
        this.service = service;
        this.binding = binding;
        this.tls = tls;
        this.accounts = accounts;
        this.hasNewAccount = hasNewAccount;
    }

    /**
     * Starts the service, or continues it where its directory has sessions already.
     *
     * @param warnings told what goes wrong without an answer that could say it
     * @throws IllegalStateException if the directory, the port or the provider cannot be used; nothing is left running
     */
    public static SessionServer start(
            ServeSettings settings, ServerProvider provider, Consumer<? super String> warnings) {
        PersistentState state = PersistentState.open(settings.data());
        refusePublicKey(settings, state);
        boolean isNew = settings.accounts().isEmpty() && state.accounts().isEmpty();
        Map<AccountId, AccountKey> accounts = isNew ? freshAccount() : known(settings, state);
        RenderingService service;
        try {
            service = new RenderingService(serviceSettings(settings, accounts), state, provider, warnings);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
        Optional<TlsIdentity> tls = Optional.empty();
        try {
            tls = settings.authority().map(authority -> TlsIdentity.issuedIn(authority, settings.address()));
            HttpBinding binding = new HttpBinding(service, settings.address(), settings.port(), tls);
            return new SessionServer(service, binding, tls, accounts, isNew);
        } catch (RuntimeException e) {
            tls.ifPresent(TlsIdentity::deleteFiles);
            service.close();
            throw e;
        }
    }

    /** Everyone knows the key of emulators, and may not start programs here. */
    private static void refusePublicKey(ServeSettings settings, PersistentState state) {
        if (state.accounts().containsValue(settings.publicKey())) {
            state.close();
            throw new IllegalStateException(
                    "the directory " + settings.data()
                            + " is an emulator's, with the key that everyone knows: name another by --data (nothing was started)");
        }
    }

    private static Map<AccountId, AccountKey> known(ServeSettings settings, PersistentState state) {
        return settings.accounts().isEmpty() ? state.accounts() : settings.accounts();
    }

    private static Map<AccountId, AccountKey> freshAccount() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Map.of(
                AccountId.parse(UUID.randomUUID().toString()),
                AccountKey.parse(Base64.getEncoder().encodeToString(bytes)));
    }

    private static ServiceSettings serviceSettings(ServeSettings settings, Map<AccountId, AccountKey> accounts) {
        return new ServiceSettings(
                TimeSource.system(),
                settings.address(),
                settings.port(),
                accounts,
                settings.region(),
                Map.of(),
                Optional.empty(),
                settings.strict() ? RestOptions.DEFAULT.withStrictVersions() : RestOptions.DEFAULT,
                false,
                false);
    }

    /** The address of the service. */
    public URI uri() {
        return binding.uri();
    }

    /** The first account. */
    public AccountId account() {
        return accounts.keySet().iterator().next();
    }

    /** The key of the first account. */
    public AccountKey key() {
        return accounts.values().iterator().next();
    }

    /** Whether the account was made at this start, so that its key is not known to anyone yet. */
    public boolean hasNewAccount() {
        return hasNewAccount;
    }

    /** The certificate that clients must trust, if it speaks HTTPS. */
    public Optional<Path> certificateFile() {
        return tls.map(TlsIdentity::certificateFile);
    }

    /** The line of JSON that tells a program how to reach it. */
    public String announcement() {
        return AddressAnnouncement.json(uri(), account(), key(), certificateFile());
    }

    /** How many sessions have a server. */
    public int servers() {
        return service.servers();
    }

    /** Stops all sessions, and with them their servers. */
    public void stopSessions() {
        service.stopSessions();
    }

    /**
     * Ends the service: open requests end first. The servers go on.
     *
     * @param patience how long open requests have
     * @throws IllegalStateException if not everything could be stored
     */
    public void close(Duration patience) {
        close(patience, false);
    }

    /**
     * Ends the service, and with it all sessions and their servers if that is wanted.
     *
     * @param patience how long open requests have
     * @throws IllegalStateException if not everything could be stored
     */
    public void close(Duration patience, boolean stopSessions) {
        try {
            binding.close(patience);
            if (stopSessions) {
                stopSessions();
            }
        } finally {
            try {
                service.close();
            } finally {
                tls.ifPresent(TlsIdentity::deleteFiles);
            }
        }
    }
}
