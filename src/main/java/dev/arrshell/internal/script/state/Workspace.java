package dev.arrshell.internal.script.state;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.internal.script.vocabulary.EndpointAddress;
import dev.arrshell.internal.script.vocabulary.ValueConverter;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What every step builds on, as on the session page: the endpoint, the account and its key, the token, the session's
 * id, and what is made of them, the client and the session. Scripts and the prompt share one.
 *
 * <p>What is set by name is kept; what is made of it is made when first read, and made again when a part changes:
 *
 * <ul>
 *   <li>a new {@code endPoint}, {@code accountId}, {@code accountKey} or {@code token} gives a new {@code client}, and
 *       the session's id is looked up there; a new account or key forgets the token;
 *   <li>a {@code client} set by hand brings its endpoint and account along;
 *   <li>a {@code sessionId} attaches to that session, a {@code session} brings its id along;
 *   <li>null forgets.
 * </ul>
 *
 * <p>Setting costs no request. Not thread-safe, but for {@link #arr()}, {@link #answers()}, {@link #unfinished()} and
 * {@link #close()}.
 */
public final class Workspace implements AutoCloseable {

    private final RequestTarget target;
    private final ScriptSettings setup;
    private final Consumer<String> notices;
    private final ExchangeHistory answers = new ExchangeHistory();
    private final LazyArr entrance = new LazyArr(this::made);
    private final SignIn access;
    private final ExitCleanup unfinished;
    private volatile Consumer<? super SessionEvent> eventListener = event -> {};
    private boolean introduced;
    private EndpointAddress endPoint;
    private SessionId sessionId;
    private ArrClient client;
    private Session session;

    /**
     * Makes a workspace in which nothing is set. Starts nothing.
     *
     * @param target where requests go; closed with the workspace
     * @param setup where keys are looked up, and the environment that scripts see
     * @param notices told what a person should know and did not ask for, one sentence at a time
     * @throws NullPointerException if an argument is null
     */
    public Workspace(RequestTarget target, ScriptSettings setup, Consumer<String> notices) {
        this.target = Objects.requireNonNull(target, "target");
        this.setup = Objects.requireNonNull(setup, "setup");
        this.notices = Objects.requireNonNull(notices, "notices");
        this.access = new SignIn(target, setup.secrets());
        this.unfinished = new ExitCleanup(notices, this::stopCommand, entrance::noMoreStarts);
    }

    /**
     * Where requests go.
     *
     * @return the target
     */
    public RequestTarget target() {
        return target;
    }

    /**
     * The entry to the fluent language, bound to the target. All requests of the workspace go through it.
     *
     * @return the same one each time
     */
    public Arr arr() {
        return entrance.arr();
    }

    private Arr made() {
        Arr made = target.entry(target.options()
                .onExchange(answers::add)
                .onStarted(unfinished::started)
                .onSessionEvent(event -> eventListener.accept(event))
                .onWarning(notices)
                .build());
        introduce(EndpointAddress.of(target.endPoint().orElse(Region.DEFAULT_NAME)));
        return made;
    }

    /** Sets the one listener to what is done with sessions, called on the thread that got the answer. */
    public void onSessionEvent(Consumer<? super SessionEvent> listener) {
        eventListener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * What is to be done at the end, and the sessions that were started here.
     *
     * @return a view that changes
     */
    public ExitCleanup unfinished() {
        return unfinished;
    }

    private String stopCommand(Session started) {
        return "arr session stop " + started.id() + " --account-id " + accountId() + " --endpoint " + endPoint()
                + " --sts " + arr().options().sts();
    }

    /** Says where requests go when that is not where a reader of the script would think. */
    private void introduce(EndpointAddress place) {
        Optional<String> detour = place.region().flatMap(target::detour);
        if (!introduced && detour.isPresent()) {
            introduced = true;
            notices.accept(detour.get());
        }
    }

    /**
     * The requests made, with their answers.
     *
     * @return a view that grows
     */
    public ExchangeHistory answers() {
        return answers;
    }

    /**
     * Finds a secret: the account's key of an embedded emulator at the target, any other where it is configured, in the
     * environment, in the user's file of secrets, at last by asking at the terminal.
     *
     * @param name such as {@code ARR_ACCOUNT_KEY}
     * @return the secret
     * @throws dev.arrshell.internal.config.value.ConfigurationException if it is nowhere and there is nobody to ask. Nothing
     *     was sent
     */
    public AccountKey secret(String name) {
        return access.secret(name);
    }

    /**
     * The environment as scripts see it, with the account's key sealed.
     *
     * @return names and values; {@code ARR_ACCOUNT_ID} is the target's account where the environment has none, and an
     *     embedded emulator is all there is
     */
    public Map<String, Object> environment() {
        return new ScriptEnvironment(setup.environment(), target).values();
    }

    /**
     * Tells a person something that is no output.
     *
     * @param sentence what
     */
    public void notice(String sentence) {
        notices.accept(sentence);
    }

    /**
     * The base address of the session page's requests.
     *
     * @return as it was set, else what the target has; null if neither
     */
    public String endPoint() {
        return place().map(EndpointAddress::toString).orElse(null);
    }

    private Optional<EndpointAddress> place() {
        return Optional.ofNullable(endPoint).or(() -> target.endPoint().map(EndpointAddress::of));
    }

    /**
     * Sets the base address.
     *
     * @param address an http(s) address or a region's name, as text or as {@code URI} or {@code Region}; or null
     * @throws IllegalArgumentException if it is neither, or names a region that does not exist. Nothing was sent
     */
    public void endPoint(Object address) {
        endPoint = address == null ? null : EndpointAddress.of(address);
        if (endPoint != null) {
            introduce(endPoint);
        }
        forgetClient();
    }

    /**
     * The account's id.
     *
     * @return as it was set, else what the target has; null if neither
     */
    public AccountId accountId() {
        return access.id().orElse(null);
    }

    /**
     * Sets the account's id.
     *
     * @param id an {@link AccountId} or its text; or null
     * @throws IllegalArgumentException if it is no GUID. Nothing was sent
     */
    public void accountId(Object id) {
        access.id(id == null ? null : ValueConverter.accountId(id));
        forgetClient();
    }

    /**
     * The account's key, which prints as {@code AccountKey(****)}.
     *
     * @return as it was set, else what the target, the configuration or the secrets file has; null if none
     */
    public AccountKey accountKey() {
        return access.key().orElse(null);
    }

    /**
     * Sets the account's key.
     *
     * @param key an {@link AccountKey} or its text; or null
     * @throws IllegalArgumentException if it has not the form of a key. Nothing was sent
     */
    public void accountKey(Object key) {
        access.key(key == null ? null : ValueConverter.accountKey(key));
        forgetClient();
    }

    /**
     * The token that was last requested or set. One that calls fetched by themselves is not shown here.
     *
     * @return a token that prints when it expires and never its text; null if there is none
     */
    public AccessToken token() {
        return access.token().orElse(null);
    }

    /**
     * Sets a token, to be used in place of the account's key.
     *
     * @param value an {@link AccessToken} or a JWT; or null to sign in with the key again
     * @throws IllegalArgumentException if it is no token. Nothing was sent
     */
    public void token(Object value) {
        access.token(
                value == null
                        ? null
                        : ValueConverter.token(value, arr().options().time()));
        forgetClient();
    }

    /**
     * Asks for a token with the account's key, even if one was set by hand, and keeps it.
     *
     * @return the token
     * @throws IllegalStateException if account or endpoint are not set. Nothing was sent
     * @throws dev.arrshell.error.ArrException if the token service refuses or cannot be reached
     */
    public AccessToken requestToken() {
        if (access.isTokenGiven()) {
            token(null);
        }
        return access.fetched(client().token());
    }

    /**
     * The session's id.
     *
     * @return as it was set or as the session has it; null if there is none
     */
    public SessionId sessionId() {
        return sessionId;
    }

    /**
     * Sets the session that the next steps act on.
     *
     * @param id a {@link SessionId} or its text; or null
     * @throws IllegalArgumentException if it has not the form of an id. Nothing was sent
     */
    public void sessionId(Object id) {
        sessionId = id == null ? null : ValueConverter.sessionId(id);
        session = null;
    }

    /**
     * The account with what proves it.
     *
     * @return made of id and key, or of id and token
     * @throws IllegalStateException if one of them is not set. Nothing was sent
     */
    public Account account() {
        return access.account(arr());
    }

    /**
     * The client for endpoint and account.
     *
     * @return as it was set, else made of them
     * @throws IllegalStateException if one of them is not set. Nothing was sent
     */
    public ArrClient client() {
        if (client == null) {
            EndpointAddress place = SignIn.needed(place(), "endPoint", "endPoint = 'https://…' or region 'westus2'");
            client = place.client(account());
            introduce(place);
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
            endPoint = chosen.region().map(EndpointAddress::of).orElseGet(() -> EndpointAddress.of(chosen.endpoint()));
            access.moveTo(chosen.account());
        }
        client = chosen;
        session = null;
    }

    /**
     * The session that the next steps act on.
     *
     * @return as it was set, else attached to by its id; null if there is none
     */
    public Session session() {
        if (session == null && sessionId != null) {
            session = client().session(sessionId);
        }
        return session;
    }

    /**
     * Sets the session, which brings its id along.
     *
     * @param chosen a session; or null
     */
    public void session(Session chosen) {
        session = chosen;
        sessionId = chosen == null ? null : chosen.id();
    }

    /**
     * The session that a step is about to act on.
     *
     * @return the session, never null
     * @throws IllegalStateException if there is none. Nothing was sent
     */
    public Session sessionNeeded() {
        return SignIn.needed(
                Optional.ofNullable(session()),
                "session",
                "createSession(size: STANDARD, lease: '4:0:0'), or sessionId = '…'");
    }

    /**
     * Remembers work to be done at the end, also after a failure. The last one goes first.
     *
     * @param work what to do
     */
    public void onExit(Runnable work) {
        unfinished.add(Objects.requireNonNull(work, "work"));
    }

    /**
     * Ends well: runs what {@link #onExit} remembers, stops the sessions that were started here and still run, ends
     * the target. A failure is told to the notices and keeps nothing else from being done. The second call does
     * nothing; one from another thread meanwhile waits for the first, 15 seconds at most.
     *
     * @return true if all of it succeeded
     */
    public boolean end() {
        return unfinished.clear(() -> {
            entrance.close();
            target.close();
        });
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
