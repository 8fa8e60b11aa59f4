package dev.arrshell.internal.script.check;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.script.vocabulary.PublicMembers;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionId;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;

/**
 * The types of the variables that a script does not declare: the language's own state, and what the script assigns.
 * Each has the type of what was assigned last, as far as that can be told from the text; else it may be anything.
 */
final class ScriptVariableTypes {

    /** The state, and what a script is given. */
    static final Map<String, Class<?>> GIVEN = Map.ofEntries(
            Map.entry("endPoint", String.class),
            Map.entry("accountId", AccountId.class),
            Map.entry("accountKey", AccountKey.class),
            Map.entry("token", AccessToken.class),
            Map.entry("sessionId", SessionId.class),
            Map.entry("client", ArrClient.class),
            Map.entry("session", Session.class),
            Map.entry("arr", Arr.class),
            Map.entry("http", Exchange.class),
            Map.entry("emulator", ArrEmulator.class),
            Map.entry("args", String[].class),
            Map.entry("out", PrintStream.class));

    /** Those that take nothing but their own type; the others also take its text. */
    private static final Set<String> EXACT = Set.of("client", "session");

    private static final Set<String> READ_ONLY = Set.of("arr", "http", "emulator");

    private final Map<String, Integer> assignments;
    private final Map<String, ClassNode> types = new HashMap<>();

    /** Knows how often each name is assigned in the whole script. */
    ScriptVariableTypes(Map<String, Integer> assignments) {
        this.assignments = assignments;
        GIVEN.forEach((name, type) -> types.put(name, ClassHelper.make(type)));
    }

    boolean known(String name) {
        return GIVEN.containsKey(name) || assignments.containsKey(name);
    }

    /** What it may be now; what runs later, or never, tells less. */
    ClassNode type(String name, boolean later) {
        boolean changes = assignments.getOrDefault(name, 0) > 1;
        if (later && changes) {
            return GIVEN.containsKey(name) ? ClassHelper.make(GIVEN.get(name)) : ClassHelper.OBJECT_TYPE;
        }
        return types.getOrDefault(name, ClassHelper.OBJECT_TYPE);
    }

    /** Takes note of what a name holds from here on; gives the reason why it cannot hold it. */
    Optional<String> assign(String name, ClassNode value, boolean perhaps) {
        if (READ_ONLY.contains(name)) {
            return Optional.of(name + " can only be read; for a variable take another name");
        }
        if (!GIVEN.containsKey(name)) {
            types.merge(name, value, (before, now) -> perhaps ? common(before, now) : now);
            return Optional.empty();
        }
        return EXACT.contains(name) ? assignState(name, value, perhaps) : Optional.empty();
    }

    private Optional<String> assignState(String name, ClassNode value, boolean perhaps) {
        ClassNode declared = ClassHelper.make(GIVEN.get(name));
        boolean fits = value.isDerivedFrom(declared) || value.implementsInterface(declared);
        types.put(name, fits && !perhaps ? value : declared);
        return fits || CompilerTypes.isUnknown(value)
                ? Optional.empty()
                : Optional.of(name + " must be " + PublicMembers.article(declared.getNameWithoutPackage()) + ", not "
                        + PublicMembers.article(CompilerTypes.of(value)));
    }

    private static ClassNode common(ClassNode before, ClassNode now) {
        return ClassHelper.getWrapper(before).equals(ClassHelper.getWrapper(now)) ? before : ClassHelper.OBJECT_TYPE;
    }
}
