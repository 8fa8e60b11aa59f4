package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.Account;
import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.script.vocabulary.VocabularyWord.Use;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.policy.Alternative;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of all words and variables of scripts and of the prompt. The binding, the check, the completion, the help
 * and the file for editors read it.
 */
public final class Vocabulary {

    private static final List<VocabularyWord> WORDS = List.of(
            variable(
                    "endPoint",
                    Use.CONVERTED,
                    String.class,
                    "The base address of all requests; set an address or a region's name."),
            variable("accountId", Use.CONVERTED, AccountId.class, "The account's id."),
            variable(
                    "accountKey",
                    Use.CONVERTED,
                    AccountKey.class,
                    "The account's key; it can be set and used, and prints as ****."),
            variable(
                    "token",
                    Use.CONVERTED,
                    AccessToken.class,
                    "The token that was requested, or one to use in place of the key."),
            variable("sessionId", Use.CONVERTED, SessionId.class, "The id of the session that the next steps act on."),
            variable("client", Use.TYPED, ArrClient.class, "The client for endpoint and account."),
            variable("session", Use.TYPED, Session.class, "The session that the next steps act on."),
            method("region(name)", ArrClient.class, "Sets the endpoint by its region and gives the client."),
            method(
                    "size(other)",
                    Alternative.class,
                    "Another size, should there be no server of the first: orElse(size(STANDARD))."),
            method(
                    "every(times, zone)",
                    SessionDraft.ScheduleTimes.class,
                    "A schedule: every('weekdays 07:30', 'Europe/Berlin').start(draft).until('18:00')."),
            method("account(id, key)", Account.class, "Sets account and key and gives the account."),
            method("requestToken()", AccessToken.class, "Asks for a token: GET /accounts/{id}/token."),
            method("createSession(size:, lease:)", Session.class, "Starts a session: POST …/sessions/create."),
            method(
                    "updateSession(lease:)",
                    SessionProperties.class,
                    "Extends the lease to a total: PATCH …/sessions/{id}."),
            method("sessions()", List.class, "Lists the sessions that are Starting or Ready: GET …/sessions."),
            new VocabularyWord(
                    "properties",
                    "properties()",
                    Use.READABLE_METHOD,
                    SessionProperties.class,
                    "Reads the session's properties: GET …/sessions/{id}/properties."),
            method("stopSession()", void.class, "Stops the session: DELETE …/sessions/{id}."),
            variable(
                    "arr",
                    Use.READ_ONLY,
                    Arr.class,
                    "The fluent language: arr.account(id, key).region('westus2').session()."),
            variable(
                    "http",
                    Use.READ_ONLY,
                    Exchange.class,
                    "The last request with its response; http(CREATE) is the last of a kind."),
            method("show(response)", void.class, "Prints a response as the session page does: show http, show CREATE."),
            method("table(value)", void.class, "Prints sessions as a table."),
            method("json(value)", void.class, "Prints a value as JSON."),
            method("progress(p)", void.class, "Prints the progress of a wait: awaitReady(10.minutes) { progress it }."),
            method(
                    "secret(name)",
                    AccountKey.class,
                    "Finds a secret in the environment, in ~/.arr/secrets or at the terminal."),
            variable("env", Use.GIVEN, Map.class, "The environment: env.ARR_ACCOUNT_ID."),
            variable("args", Use.GIVEN, String[].class, "The arguments after the script's name on the command line."),
            variable("out", Use.GIVEN, PrintStream.class, "The stream that println prints to."),
            method(
                    "onExit { }",
                    void.class,
                    "Adds work for the end, also after a failure; the last added is done first."),
            method(
                    "sleep(length)",
                    void.class,
                    "Sleeps, in virtual time where the emulator answers: sleep 30.minutes."),
            variable(
                    "now",
                    Use.GIVEN,
                    Instant.class,
                    "The current time: the emulator's virtual time, or this machine's."),
            variable(
                    "emulator",
                    Use.READ_ONLY,
                    ArrEmulator.class,
                    "The emulator in this process: emulator.on(CREATE).respond(503).times(2)."),
            method("days(number)", Duration.class, "A duration; also 1.days."),
            method("hours(number)", Duration.class, "A duration; also 4.hours."),
            method("minutes(number)", Duration.class, "A duration; also 20.minutes."),
            method("seconds(number)", Duration.class, "A duration; also 30.seconds."),
            method("millis(number)", Duration.class, "A duration; also 500.millis."),
            constant(SessionSize.STANDARD, "A size: at most 20 million primitives."),
            constant(SessionSize.PREMIUM, "A size: no limit of primitives, at a higher price."),
            constant(SessionStatus.STARTING, "A status: a server boots, nothing is billed yet."),
            constant(SessionStatus.READY, "A status: clients can connect; billing and lease run."),
            constant(SessionStatus.STOPPING, "A status: it is being stopped."),
            constant(SessionStatus.STOPPED, "A status: it was stopped."),
            constant(SessionStatus.EXPIRED, "A status: its lease is used up."),
            constant(SessionStatus.ERROR, "A status: it failed, and its message says why."),
            constant(ConversionStatus.NOT_STARTED, "A conversion's status: it waits for its turn."),
            constant(ConversionStatus.RUNNING, "A conversion's status: the model is being converted."),
            constant(ConversionStatus.CANCELLED, "A conversion's status: it was cancelled."),
            constant(ConversionStatus.FAILED, "A conversion's status: it failed, and its message says why."),
            constant(ConversionStatus.SUCCEEDED, "A conversion's status: the converted model is in its container."),
            constant(Operation.TOKEN, "An operation, for http and show: request a token."),
            constant(Operation.CREATE, "An operation: create a session."),
            constant(Operation.UPDATE, "An operation: update the lease."),
            constant(Operation.LIST, "An operation: list the sessions."),
            constant(Operation.PROPERTIES, "An operation: read the session's properties."),
            constant(Operation.STOP, "An operation: stop the session."),
            constant(Operation.LOG, "An operation: read what a session's server has printed."),
            constant(Operation.CONVERSION_CREATE, "An operation: start a conversion."),
            constant(Operation.CONVERSION_GET, "An operation: read a conversion."),
            constant(Operation.CONVERSION_LIST, "An operation: list the conversions."));

    private static final Map<String, VocabularyWord> BY_NAME =
            WORDS.stream().collect(Collectors.toUnmodifiableMap(VocabularyWord::name, Function.identity()));

    private Vocabulary() {}

    /**
     * All words.
     *
     * @return in the order in which a person meets them: state, steps, other words, constants
     */
    public static List<VocabularyWord> all() {
        return WORDS;
    }

    /**
     * Finds a word.
     *
     * @param name the word
     * @return its entry in the table
     */
    public static Optional<VocabularyWord> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The type of a word that is written without parentheses.
     *
     * @param name the word
     * @return the type; empty for a method and for a name that is not in the table
     */
    public static Optional<Class<?>> typeOf(String name) {
        return find(name).filter(word -> word.use() != Use.METHOD).map(VocabularyWord::type);
    }

    private static VocabularyWord variable(String name, Use use, Class<?> type, String sentence) {
        return new VocabularyWord(name, name, use, type, sentence);
    }

    private static VocabularyWord method(String signature, Class<?> returned, String sentence) {
        return new VocabularyWord(signature.split("\\W", 2)[0], signature, Use.METHOD, returned, sentence);
    }

    private static VocabularyWord constant(Enum<?> constant, String sentence) {
        return variable(constant.name(), Use.CONSTANT, constant.getDeclaringClass(), sentence);
    }
}
