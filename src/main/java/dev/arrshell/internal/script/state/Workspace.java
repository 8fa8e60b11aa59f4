package dev.arrshell.internal.script.state;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.internal.exit.ExitCleanup;
import dev.arrshell.internal.exit.SessionStopper;
import dev.arrshell.internal.language.BackgroundSession;
import dev.arrshell.internal.script.message.ErrorTranslator;
import dev.arrshell.internal.script.vocabulary.EndpointAddress;
import dev.arrshell.internal.script.vocabulary.ValueConverter;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.schedule.SessionSchedule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The state that the steps of scripts and of the prompt share, as on the session page: the endpoint, the account and its
 * key, the token, the session's id, and what is made of them, the client and the session.
 *
 * <p>What is set by name is kept; what is made of it is made when first read, and made again when a part changes:
 *
 * <ul>
 *   <li>a new {@code endPoint}, {@code accountId}, {@code accountKey} or {@code token} gives a new {@code client}, and
 *       the session's id is looked up there; a new account or key forgets the token;
 *   <li>a {@code client} set by hand brings its endpoint and account along;
 *   <li>a {@code sessionId} attaches to that session, a {@code session} brings its id along;
 *   <li>a session that is started is the {@code session}, and so is one that is attached to and assigned to a variable; a
 *       client that is made and assigned is the {@code client}. Looking at one that was there before changes nothing;
 *   <li>null forgets.
 * </ul>
 *
 * <p>Setting costs no request; a malformed value is refused with an {@code IllegalArgumentException}. Not thread-safe,
 * but for starts, {@link #arr()}, {@link #history()}, {@link #exitCleanup()} and {@link #close()}.
 */
public final class Workspace implements AutoCloseable {

    private final TargetConnection connection;
    private final ScriptSettings settings;
    private final Consumer<String> notices;
    private final SignIn signIn;
    private final ExitCleanup exitCleanup;
    private final HandleRegister handles = new HandleRegister();
    private EndpointAddress endPoint;
    private volatile SessionId sessionId;
    private volatile ArrClient client;
    private volatile Session session;

    /**
     * Makes a workspace in which nothing is set. Starts nothing.
     *
     * @param target where requests go; closed with the workspace
     * @param settings where keys are looked up, and the environment that scripts see
     * @param notices gets what a person should know and did not ask for, one sentence at a time
     * @throws NullPointerException if an argument is null
     */
    public Workspace(RequestTarget target, ScriptSettings settings, Consumer<String> notices) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.notices = notices;
        this.connection = new TargetConnection(
                target, notices, this::started, event -> exitCleanup().accept(event));
        this.signIn = new SignIn(target, settings.secrets());
        this.exitCleanup =
                new ExitCleanup(notices, this::stopCommand, ErrorTranslator::message, connection::noMoreStarts);
    }

    private void started(Session started) {
        if (!(started instanceof BackgroundSession)) {
            session(started);
        }
        exitCleanup.started(started);
    }

    private String stopCommand(Session started) {
        return SessionStopper.command(
                started.id(),
                started.account(),
                started.endpoint(),
                arr().options().sts());
    }

    public RequestTarget target() {
        return connection.target();
    }

    /** The entry to the fluent language, the same one each time. All requests of the workspace go through it. */
    public Arr arr() {
        return connection.arr();
    }

    /** The schedules that were begun here and have not ended. */
    public List<SessionSchedule> schedules() {
        return connection.schedules();
    }

    /** The requests that were made, with their answers. */
    public ExchangeHistory history() {
        return connection.history();
    }

    /** Sets the one listener to the events of sessions, called on the thread that got the response. */
    public void onSessionEvent(Consumer<? super SessionEvent> listener) {
        connection.onSessionEvent(listener);
    }

    /** The work for the end, and the sessions that were started here. */
    public ExitCleanup exitCleanup() {
        return exitCleanup;
    }

    /**
     * Finds a secret: the account's key of an embedded emulator at the target, any other where it is configured, in the
     * environment, in the user's file of secrets, at last by asking at the terminal.
     *
     * @param name such as {@code ARR_ACCOUNT_KEY}
     * @throws dev.arrshell.internal.config.value.ConfigurationException if it is nowhere and cannot be asked for. Nothing was
     *     sent
     */
    public AccountKey secret(String name) {
        return signIn.secret(name);
    }

    /**
     * The environment as scripts see it. The account's key in it does not print; {@code ARR_ACCOUNT_ID} is the target's
     * account where the environment has none. On an embedded emulator the names that choose a service are left out.
     */
    public Map<String, Object> environment() {
        return new ScriptEnvironment(settings.environment(), target()).values();
    }

    /** Tells a person something that is no output. */
    public void notice(String sentence) {
        notices.accept(sentence);
    }

    /** The base address of the requests: as it was set, else the target's; null if neither is there. */
    public String endPoint() {
        return endpointAddress().map(EndpointAddress::toString).orElse(null);
    }

    private Optional<EndpointAddress> endpointAddress() {
        return Optional.ofNullable(endPoint).or(() -> target().endPoint().map(EndpointAddress::of));
    }

    /** Where the next requests go: a region's name or a host; empty if that was neither set nor used yet. */
    public Optional<String> place() {
        Optional<EndpointAddress> chosen = client == null ? Optional.ofNullable(endPoint) : endpointAddress();
        return chosen.map(address ->
                address.region().map(Region::name).orElse(address.uri().getHost()));
    }

    /**
     * Sets the base address.
     *
     * @param address an http(s) address or a region's name, as text or as {@code URI} or {@code Region}; or null
     */
    public void endPoint(Object address) {
        endPoint = address == null ? null : EndpointAddress.of(address);
        if (endPoint != null) {
            connection.tellRedirection(endPoint);
        }
        forgetClient();
    }

    /** The account's id: as it was set, else the target's; null if neither is there. */
    public AccountId accountId() {
        return signIn.id().orElse(null);
    }

    /**
     * Sets the account's id.
     *
     * @param id an {@link AccountId} or its text; or null
     */
    public void accountId(Object id) {
        signIn.id(id == null ? null : ValueConverter.accountId(id));
        forgetClient();
    }

    /** The account's key: as it was set, else that of the target, the configuration or the secrets file; null if none. */
    public AccountKey accountKey() {
        return signIn.key().orElse(null);
    }

    /**
     * Sets the account's key.
     *
     * @param key an {@link AccountKey} or its text; or null
     */
    public void accountKey(Object key) {
        signIn.key(key == null ? null : ValueConverter.accountKey(key));
        forgetClient();
    }

    /** The token that was last requested or set, not one that a call fetched by itself; null if there is none. */
    public AccessToken token() {
        return signIn.token().orElse(null);
    }

    /**
     * Sets a token, to be used in place of the account's key.
     *
     * @param value an {@link AccessToken} or a JWT; or null to sign in with the key again
     */
    public void token(Object value) {
        signIn.token(
                value == null
                        ? null
                        : ValueConverter.token(value, arr().options().time()));
        forgetClient();
    }

    /**
     * Asks for a token with the account's key, even if one was set by hand, and keeps it.
     *
     * @throws IllegalStateException if account or endpoint are not set. Nothing was sent
     * @throws dev.arrshell.error.ArrException if the token service refuses or cannot be reached
     */
    public AccessToken requestToken() {
        if (signIn.isTokenGiven()) {
            token(null);
        }
        return signIn.fetched(client().token());
    }

    /** The session's id; null if there is none. */
    public SessionId sessionId() {
        return sessionId;
    }

    /**
     * Sets the session that the next steps act on.
     *
     * @param id a {@link SessionId} or its text; or null
     */
    public void sessionId(Object id) {
        sessionId = id == null ? null : ValueConverter.sessionId(id);
        session = null;
    }

    /**
     * The account, made of id and key, or of id and token.
     *
     * @throws IllegalStateException if one of them is not set. Nothing was sent
     */
    public Account account() {
        return signIn.account(arr());
    }

    /**
     * The client: as it was set, else made of endpoint and account.
     *
     * @throws IllegalStateException if one of them is not set. Nothing was sent
     */
    public ArrClient client() {
        if (client == null) {
            EndpointAddress endpoint =
                    SignIn.needed(endpointAddress(), "endPoint", "endPoint = 'https://…' or region 'westus2'");
            client = endpoint.client(account());
            handles.add(client);
            connection.tellRedirection(endpoint);
        }
        return client;
    }

    /**
     * Sets the client, which brings its endpoint and account along. An account key or token set before stays for
     * that account only.
     *
     * @param chosen a client; or null to make it of endpoint and account again
     */
    public void client(ArrClient chosen) {
        if (chosen != null) {
            handles.add(chosen);
            endPoint = chosen.region().map(EndpointAddress::of).orElseGet(() -> EndpointAddress.of(chosen.endpoint()));
            signIn.moveTo(chosen.account());
        }
        client = chosen;
        session = null;
    }

    /** The session: as it was set, else attached to by its id; null if there is none. */
    public Session session() {
        if (session == null && sessionId != null) {
            session(client().session(sessionId));
        }
        return session;
    }

    /** Sets the session, which brings its id along; or null. */
    public void session(Session chosen) {
        if (chosen != null) {
            handles.add(chosen);
        }
        session = chosen;
        sessionId = chosen == null ? null : chosen.id();
    }

    /**
     * The session that a step is about to act on.
     *
     * @throws IllegalStateException if there is none. Nothing was sent
     */
    public Session sessionNeeded() {
        return SignIn.needed(
                Optional.ofNullable(session()),
                "session",
                "createSession(size: STANDARD, lease: '4:0:0'), or sessionId = '…'");
    }

    /**
     * Makes a client or session current that was just made, since a variable was set to it. Any other value is ignored, and
     * so is another handle on the present session: the one that started it tells at the end what becomes of it.
     */
    void assigned(Object value) {
        if (value instanceof ArrClient made && handles.add(made)) {
            client(made);
        } else if (value instanceof Session attached
                && handles.add(attached)
                && !attached.id().equals(sessionId)) {
            session(attached);
        }
    }

    /** Whether a value is the present session or client, not one that was there before. */
    public boolean isCurrent(Object value) {
        return value != null && (value == session || value == client);
    }

    /** Adds work for the end, which is done also after a failure. What was added last is done first. */
    public void onExit(Runnable work) {
        exitCleanup.add(work);
    }

    /**
     * Does the work for the end, stops the sessions that were started here and still run, closes the target. A failure
     * is reported and does not keep the rest from being done. A second call does nothing; one from another thread waits
     * for the first, 15 seconds at most.
     *
     * @return true if all of it succeeded
     */
    public boolean end() {
        return exitCleanup.run(connection::close);
    }

    /** The same as {@link #end()}. */
    @Override
    public void close() {
        end();
    }

    private void forgetClient() {
        client = null;
        session = null;
    }
}
