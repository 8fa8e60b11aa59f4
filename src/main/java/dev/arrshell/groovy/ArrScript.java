package dev.arrshell.groovy;

import dev.arrshell.Account;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.script.output.ExchangeTextFormatter;
import dev.arrshell.internal.script.output.JsonLineFormatter;
import dev.arrshell.internal.script.output.SessionTableFormatter;
import dev.arrshell.internal.script.output.WaitProgressFormatter;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.script.vocabulary.DraftArgumentParser;
import dev.arrshell.internal.script.vocabulary.ValueConverter;
import dev.arrshell.internal.text.PrintedValue;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.WaitProgress;
import dev.arrshell.policy.Alternative;
import groovy.lang.Binding;
import groovy.lang.Closure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Base class of every script, with the words of the language as methods. They share the state that the script's variables
 * stand for, and each of the session page's words is one line over the fluent language.
 */
public abstract class ArrScript extends LanguageScript {

    /** Made by Groovy, which binds the variables afterwards. */
    protected ArrScript() {}

    /**
     * Made by Groovy.
     *
     * @param binding the variables
     */
    protected ArrScript(Binding binding) {
        super(binding);
    }

    /**
     * Sets account and key, and gives the account for a chain.
     *
     * <pre>{@code
     * account('11111111-1111-1111-1111-111111111111', secret('ARR_ACCOUNT_KEY')).region('westus2')
     * }</pre>
     *
     * @param id the account's id or its text
     * @param key the account's key or its text
     * @return the account
     * @throws IllegalArgumentException if one of them is malformed. Nothing was sent
     */
    public Account account(Object id, Object key) {
        Workspace state = state();
        state.accountId(Objects.requireNonNull(id, "account id"));
        state.accountKey(Objects.requireNonNull(key, "account key"));
        return state.account();
    }

    /**
     * Sets the account, whose key is {@code secret('ARR_ACCOUNT_KEY')}.
     *
     * @param id the account's id or its text
     * @return the account
     * @throws IllegalArgumentException if the id is malformed. Nothing was sent
     */
    public Account account(Object id) {
        return account(id, secret(SecretStore.ACCOUNT_KEY));
    }

    /**
     * Sets the endpoint by its region, and gives the client for a chain.
     *
     * <pre>{@code
     * region 'westus2'
     * }</pre>
     *
     * @param name a region
     * @return the client
     * @throws IllegalArgumentException if there is no such region. Nothing was sent
     */
    public ArrClient region(Object name) {
        state().endPoint(Objects.requireNonNull(name, "region"));
        return state().client();
    }

    /**
     * Another size, for a start that finds no server of the first one.
     *
     * <pre>{@code
     * client.session().size(PREMIUM).lease(4.hours).orElse(size(STANDARD)).orElse(region('eastus'))
     * }</pre>
     *
     * @param other a size or its text
     * @return the alternative
     */
    public Alternative size(Object other) {
        return AlternativeWords.size(other);
    }

    /**
     * The times of a schedule: from each of them on there is a session, until another time of day. {@code arr run --stay}
     * stays for it.
     *
     * <pre>{@code
     * every('weekdays 07:30', 'Europe/Berlin').start(client.session(size: PREMIUM, lease: 1.hour)).until('18:00')
     * }</pre>
     *
     * @param times days and a time, or the five fields of cron, see {@link SessionDraft.Startable#every}
     * @param zone the zone of the times, or its name
     * @return the times, to which {@code start(draft)} is added next
     * @throws IllegalArgumentException if there is no such zone. Nothing was sent
     */
    public SessionDraft.ScheduleTimes every(String times, Object zone) {
        ZoneId there = ValueConverter.zone(Objects.requireNonNull(zone, "zone"));
        return draft -> draft.every(times, there).onEvent(event -> state().notice(event.toString()));
    }

    /**
     * Asks for a token and keeps it as {@code token}. One request, GET …/accounts/{accountId}/token, unless one is at
     * hand already.
     *
     * <pre>{@code
     * requestToken().expiresIn
     * }</pre>
     *
     * @return the token
     */
    public AccessToken requestToken() {
        return state().requestToken();
    }

    /**
     * Starts a session and keeps it as {@code session} and {@code sessionId}. One request, POST
     * …/sessions/create.
     *
     * <pre>{@code
     * createSession(size: STANDARD, lease: '4:0:0')
     * }</pre>
     *
     * @param wanted {@code size:} and {@code lease:}, and {@code models:} or {@code id:} if need be
     * @return the session, which is still starting
     */
    public Session createSession(Map<String, ?> wanted) {
        Session started =
                DraftArgumentParser.of(state().client().session(), wanted).start();
        state().session(started);
        return started;
    }

    /**
     * Extends the lease of {@code session} to a total. PATCH …/sessions/{id}, and in v1 a GET.
     *
     * <pre>{@code
     * updateSession(lease: '5:0:0')
     * }</pre>
     *
     * @param wanted {@code lease:}, the new whole lease
     * @return the properties afterwards
     */
    public SessionProperties updateSession(Map<String, ?> wanted) {
        Object lease = new DraftArgumentParser.Arguments("updateSession", wanted, List.of("lease")).needed("lease");
        return state().sessionNeeded().extendLeaseTo(ValueConverter.lease(lease).total());
    }

    /**
     * Lists the sessions that are Starting or Ready. One request, GET …/sessions.
     *
     * <pre>{@code sessions()*.id}</pre>
     *
     * @return oldest first
     */
    public List<SessionProperties> sessions() {
        return state().client().sessions();
    }

    /**
     * Reads the properties of {@code session}. One request, GET …/sessions/{id}/properties.
     *
     * <pre>{@code
     * properties().status
     * }</pre>
     *
     * @return the properties as of the answer
     */
    public SessionProperties properties() {
        return state().sessionNeeded().properties();
    }

    /**
     * The same as {@link #properties()}, so that {@code properties} without parentheses is this too.
     *
     * @return the properties as of the answer
     */
    public SessionProperties getProperties() {
        return properties();
    }

    /**
     * Stops {@code session}. One request, DELETE …/sessions/{id}, none if it is known to have ended.
     *
     * <pre>{@code
     * stopSession()
     * }</pre>
     */
    public void stopSession() {
        state().sessionNeeded().stop();
    }

    /**
     * Finds a secret: an embedded emulator's own account key, else in the configuration, the environment,
     * {@code ~/.arr/secrets}, at last by asking at the terminal.
     *
     * <pre>{@code
     * accountKey = secret('ARR_ACCOUNT_KEY')
     * }</pre>
     *
     * @param name such as {@code ARR_ACCOUNT_KEY}
     * @return the secret, which never prints its text
     * @throws dev.arrshell.internal.config.value.ConfigurationException if it is nowhere and there is no terminal
     */
    public AccountKey secret(String name) {
        return state().secret(name);
    }

    /**
     * The environment. The account's key in it does not print.
     *
     * <pre>{@code
     * accountId = env.ARR_ACCOUNT_ID
     * }</pre>
     *
     * @return names and values; {@code ARR_ACCOUNT_ID} is the emulator's account where an embedded emulator is used
     */
    public Map<String, Object> getEnv() {
        return state().environment();
    }

    /**
     * Adds work for the end of the run, done also after a failure or an interrupt; what was added last is done first.
     *
     * <pre>{@code
     * onExit { println 'done' }
     * }</pre>
     *
     * @param work the work
     */
    public void onExit(Closure<?> work) {
        state().onExit(work::call);
    }

    /**
     * Sleeps on the target's time, without waiting where an emulator in this process answers on virtual time. Java's own
     * {@code Thread.sleep} really sleeps, except in a rehearsal.
     *
     * <pre>{@code
     * sleep 30.minutes
     * }</pre>
     *
     * @param length how long; zero and less do not sleep
     * @throws InterruptedException if the script is interrupted
     */
    public void sleep(Duration length) throws InterruptedException {
        state().arr().options().time().sleep(Objects.requireNonNull(length, "length"));
    }

    /**
     * The same in milliseconds, as Groovy's own {@code sleep} counts.
     *
     * @param millis how many
     * @throws InterruptedException if the script is interrupted
     */
    public void sleep(long millis) throws InterruptedException {
        sleep(Duration.ofMillis(millis));
    }

    /**
     * The same as {@link #sleep(Duration)}, with the length as text.
     *
     * @param length such as {@code 30m} or {@code 0:30:0}
     * @throws InterruptedException if the script is interrupted
     */
    public void sleep(CharSequence length) throws InterruptedException {
        sleep(ValueConverter.duration(length));
    }

    /**
     * The current time of the target: the emulator's virtual time, or this machine's.
     *
     * <pre>{@code
     * now
     * }</pre>
     *
     * @return the time
     */
    public Instant getNow() {
        return state().arr().options().time().instant();
    }

    /**
     * The last request of a kind, with its response.
     *
     * <pre>{@code
     * sessions()
     * http(LIST).status
     * }</pre>
     *
     * @param operation such as {@code CREATE}
     * @return the exchange, secrets masked; null if there was none
     */
    public @Nullable Exchange http(Operation operation) {
        return state().history().last(operation).orElse(null);
    }

    /**
     * Prints a response as the session page does.
     *
     * @param exchange request and response, such as {@code http}
     */
    public void show(Exchange exchange) {
        println(ExchangeTextFormatter.of(exchange));
    }

    /**
     * Prints the response to the last request of a kind as the session page does.
     *
     * <pre>{@code
     * sessions()
     * show LIST
     * }</pre>
     *
     * @param operation such as {@code CREATE}
     */
    public void show(Operation operation) {
        show(http(operation));
    }

    /**
     * Prints sessions as a table, other values one to a line.
     *
     * <pre>{@code
     * table sessions()
     * }</pre>
     *
     * @param value properties of one session or of several
     */
    public void table(Object value) {
        println(SessionTableFormatter.of(value));
    }

    /**
     * Prints a value as JSON. Secrets are masked.
     *
     * <pre>{@code
     * json sessions()
     * }</pre>
     *
     * @param value anything
     */
    public void json(Object value) {
        println(JsonLineFormatter.of(value));
    }

    /**
     * Prints the progress of a wait on standard error.
     *
     * @param seen the progress that {@code awaitReady} reports
     */
    public void progress(WaitProgress seen) {
        state().notice(WaitProgressFormatter.of(seen));
    }

    /**
     * The form in which {@code println value} and {@code "$value"} print a value. A value that may be absent, such as a host's
     * name, is printed itself, and as nothing where it is absent. The same of a list of such values.
     *
     * @param value anything
     * @return the value to print
     */
    public static @Nullable Object printed(@Nullable Object value) {
        return PrintedValue.of(value);
    }
}
