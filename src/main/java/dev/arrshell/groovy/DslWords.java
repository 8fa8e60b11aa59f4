package dev.arrshell.groovy;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.script.vocabulary.ConversionArgumentParser;
import dev.arrshell.internal.script.vocabulary.DraftArgumentParser;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import groovy.lang.Closure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Extension methods of the language in Groovy: named arguments, values that read as properties
 * ({@code token.expiresIn}), ids that compare with their text. Groovy knows them only where scripts of the language run.
 */
public final class DslWords {

    private DslWords() {}

    /**
     * A session yet to be, in one call: {@code client.session(size: PREMIUM, lease: '4:0:0')}.
     *
     * @param client the client
     * @param wanted {@code size} and {@code lease}, and {@code models} or {@code id} if need be
     * @return the draft; {@code start()} sends it
     */
    public static SessionDraft.Startable session(ArrClient client, Map<?, ?> wanted) {
        return DraftArgumentParser.of(client.session(), Objects.requireNonNull(wanted, "session id"));
    }

    /**
     * A conversion yet to be, in one call:
     * {@code client.conversion(input: 'https://…/models', asset: 'robot.fbx', output: 'https://…/converted')}.
     *
     * @param client the client
     * @param wanted {@code input}, {@code asset} and {@code output}, and what is optional of a draft by its names
     * @return the draft; {@code start()} sends it
     */
    public static ConversionDraft.Startable conversion(ArrClient client, Map<?, ?> wanted) {
        return ConversionArgumentParser.of(client.conversion(), Objects.requireNonNull(wanted, "conversion id"));
    }

    /**
     * {@code inputAccess(secret('ARR_INPUT_SAS'))}.
     *
     * @param draft the draft
     * @param signature a shared access signature that allows to read and list
     * @return a new draft
     */
    public static ConversionDraft.Startable inputAccess(ConversionDraft.Startable draft, AccountKey signature) {
        return signature.revealTo(draft::inputAccess);
    }

    /**
     * {@code outputAccess(secret('ARR_OUTPUT_SAS'))}.
     *
     * @param draft the draft
     * @param signature a shared access signature that allows to write
     * @return a new draft
     */
    public static ConversionDraft.Startable outputAccess(ConversionDraft.Startable draft, AccountKey signature) {
        return signature.revealTo(draft::outputAccess);
    }

    /**
     * {@code sleep 500} within a block of a script, which Groovy would otherwise take for the block's own sleep.
     *
     * @param block a block
     * @param millis how many milliseconds of its script's time; of Java's time in a class of the script's own
     * @throws InterruptedException if the script is interrupted
     */
    public static void sleep(Closure<?> block, long millis) throws InterruptedException {
        if (block.getThisObject() instanceof ArrScript script) {
            script.sleep(millis);
        } else {
            TimeUnit.MILLISECONDS.sleep(millis);
        }
    }

    /**
     * {@code 'on ' + properties.hostname}.
     *
     * @param text the text before
     * @param value a value that may be absent
     * @return the text with the value's, as {@code "$value"} has it
     */
    public static String plus(String text, Optional<?> value) {
        return text + ArrScript.printed(value);
    }

    /**
     * {@code 'port ' + properties.handshakePort}.
     *
     * @param text the text before
     * @param value a number that may be absent
     * @return the text with the number's, as {@code "$value"} has it
     */
    public static String plus(String text, OptionalInt value) {
        return text + ArrScript.printed(value);
    }

    /**
     * {@code session.lastSeen}. Without this Groovy would read the field behind it.
     *
     * @param session a session
     * @return the properties of the last response; empty before the first
     */
    public static Optional<SessionProperties> getLastSeen(Session session) {
        return session.lastSeen();
    }

    /**
     * {@code conversion.lastSeen}. Without this Groovy would read the field behind it.
     *
     * @param conversion a conversion
     * @return the properties of the last response; empty before the first
     */
    public static Optional<ConversionProperties> getLastSeen(Conversion conversion) {
        return conversion.lastSeen();
    }

    /**
     * {@code properties.remaining}.
     *
     * @param seen a session's properties
     * @return the lease that was left
     */
    public static Duration getRemaining(SessionProperties seen) {
        return seen.remaining();
    }

    /**
     * {@code properties.expiresAt}.
     *
     * @param seen a session's properties
     * @return when the lease ends, if the session is ready
     */
    public static Optional<Instant> getExpiresAt(SessionProperties seen) {
        return seen.expiresAt();
    }

    /**
     * {@code token.expiresIn}.
     *
     * @param token a token
     * @return how long it is still valid
     */
    public static Duration getExpiresIn(AccessToken token) {
        return token.expiresIn();
    }

    /**
     * {@code token.expiresAt}.
     *
     * @param token a token
     * @return when it expires
     */
    public static Instant getExpiresAt(AccessToken token) {
        return token.expiresAt();
    }

    /**
     * {@code session.id == 'd31b…'}.
     *
     * @param id an id
     * @param text perhaps the same as text
     * @return whether it is the same
     */
    public static boolean equals(SessionId id, CharSequence text) {
        return id.value().contentEquals(text);
    }

    /**
     * {@code conversion.id == 'robot'}.
     *
     * @param id an id
     * @param text perhaps the same as text
     * @return whether it is the same
     */
    public static boolean equals(ConversionId id, CharSequence text) {
        return id.value().contentEquals(text);
    }

    /**
     * {@code accountId == '1111…'}.
     *
     * @param id an id
     * @param text perhaps the same as text, in any case
     * @return whether it is the same
     */
    public static boolean equals(AccountId id, CharSequence text) {
        return id.value().equalsIgnoreCase(text.toString());
    }
}
