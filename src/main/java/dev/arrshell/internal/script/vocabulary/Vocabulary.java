package dev.arrshell.internal.script.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All words of scripts and of the prompt, in the order in which a person meets them. */
public final class Vocabulary {

    /** The state that every step builds on. */
    public static final List<VocabularyWord> STATE = List.of(
            word("endPoint", "endPoint", "The base address of all requests; set an address or a region's name."),
            word("accountId", "accountId", "The account's id."),
            word("accountKey", "accountKey", "The account's key; it can be set and used, and prints as ****."),
            word("token", "token", "The token that was requested, or one to use in place of the key."),
            word("sessionId", "sessionId", "The id of the session that the next steps act on."),
            word("client", "client", "The client for endpoint and account."),
            word("session", "session", "The session that the next steps act on."));

    /** The steps of the session page. */
    public static final List<VocabularyWord> STEPS = List.of(
            word("region", "region(name)", "Sets the endpoint by its region and gives the client."),
            word("account", "account(id, key)", "Sets account and key and gives the account."),
            word("requestToken", "requestToken()", "Asks for a token: GET /accounts/{id}/token."),
            word("createSession", "createSession(size:, lease:)", "Starts a session: POST …/sessions/create."),
            word("updateSession", "updateSession(lease:)", "Extends the lease to a total: PATCH …/sessions/{id}."),
            word("sessions", "sessions()", "Lists the sessions that are Starting or Ready: GET …/sessions."),
            word("properties", "properties()", "Reads the session's properties: GET …/sessions/{id}/properties."),
            word("stopSession", "stopSession()", "Stops the session: DELETE …/sessions/{id}."));

    /** What else a script can say. */
    public static final List<VocabularyWord> WORDS = List.of(
            word("arr", "arr", "The fluent language: arr.account(id, key).region('westus2').session()."),
            word("http", "http", "The last request with its answer; http(CREATE) is the last of a kind."),
            word("show", "show(answer)", "Prints an answer as the session page does: show http, show CREATE."),
            word("table", "table(value)", "Prints sessions as a table."),
            word("json", "json(value)", "Prints a value as JSON."),
            word("progress", "progress(p)", "Tells how a wait is getting on: awaitReady(10.minutes) { progress it }."),
            word("secret", "secret(name)", "Finds a secret in the environment, in ~/.arr/secrets or at the terminal."),
            word("env", "env", "The environment: env.ARR_ACCOUNT_ID."),
            word("args", "args", "What follows the script's name on the command line."),
            word("onExit", "onExit { }", "Does something at the end, also after a failure; the last one first."),
            word("sleep", "sleep(length)", "Sleeps, in virtual time where the emulator answers: sleep 30.minutes."),
            word("now", "now", "What time it is: the emulator's virtual time, or this machine's."),
            word("emulator", "emulator", "The emulator in this process: emulator.on(CREATE).respond(503).times(2)."),
            word("days", "days(number)", "A length of time; also 1.days."),
            word("hours", "hours(number)", "A length of time; also 4.hours."),
            word("minutes", "minutes(number)", "A length of time; also 20.minutes."),
            word("seconds", "seconds(number)", "A length of time; also 30.seconds."),
            word("millis", "millis(number)", "A length of time; also 500.millis."));

    /** Sizes, statuses and operations. */
    public static final List<VocabularyWord> CONSTANTS = List.of(
            word("STANDARD", "STANDARD", "A size: at most 20 million primitives."),
            word("PREMIUM", "PREMIUM", "A size: no limit of primitives, and dearer."),
            word("STARTING", "STARTING", "A status: a server is being booted, nothing is billed yet."),
            word("READY", "READY", "A status: it takes a client; billing and lease run."),
            word("STOPPING", "STOPPING", "A status: it is being stopped."),
            word("STOPPED", "STOPPED", "A status: somebody stopped it."),
            word("EXPIRED", "EXPIRED", "A status: its lease is used up."),
            word("ERROR", "ERROR", "A status: it failed, and its message says why."),
            word("TOKEN", "TOKEN", "An operation, for http and show: request a token."),
            word("CREATE", "CREATE", "An operation: create a session."),
            word("UPDATE", "UPDATE", "An operation: update the lease."),
            word("LIST", "LIST", "An operation: list the sessions."),
            word("PROPERTIES", "PROPERTIES", "An operation: read the session's properties."),
            word("STOP", "STOP", "An operation: stop the session."));

    private Vocabulary() {}

    /**
     * All of them.
     *
     * @return state, steps, words, constants
     */
    public static List<VocabularyWord> all() {
        return Stream.of(STATE, STEPS, WORDS, CONSTANTS).flatMap(List::stream).toList();
    }

    /**
     * Finds a word.
     *
     * @param name the word
     * @return its description
     */
    public static Optional<VocabularyWord> find(String name) {
        return all().stream().filter(word -> word.name().equals(name)).findFirst();
    }

    private static VocabularyWord word(String name, String signature, String sentence) {
        return new VocabularyWord(name, signature, sentence);
    }
}
