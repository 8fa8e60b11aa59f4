package dev.arrshell.internal.repl.eval;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The types of the words that stand alone: the shared state, and the constants. */
public final class StateTypes {

    /** Reading one of these may make a client or start an emulator, so their types are written down. */
    private static final Map<String, Type> STATE = Map.of(
            "endPoint", String.class,
            "accountId", AccountId.class,
            "accountKey", AccountKey.class,
            "token", AccessToken.class,
            "sessionId", SessionId.class,
            "client", ArrClient.class,
            "session", Session.class,
            "arr", Arr.class,
            "http", Exchange.class,
            "properties", SessionProperties.class);

    private StateTypes() {}

    public static Optional<Type> typeOf(String word) {
        return Optional.ofNullable(STATE.get(word))
                .or(() -> Stream.of(SessionSize.class, SessionStatus.class, Operation.class)
                        .filter(type -> constants(type).contains(word))
                        .map(Type.class::cast)
                        .findFirst());
    }

    /** What a word means, in one sentence; empty for what is no word of ours. */
    public static String sentence(String word) {
        return Vocabulary.find(word).map(VocabularyWord::sentence).orElse("");
    }

    /** The names of an enum's constants that a person would write. */
    public static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .filter(name -> !name.equals("UNKNOWN"))
                .toList();
    }
}
