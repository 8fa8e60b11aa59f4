package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.message.WordMessages;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.script.vocabulary.VocabularyWord.Use;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;

/**
 * The types of the variables that a script does not declare: the language's own, and those that the script assigns.
 * Each has the type of the value that was assigned last, if that is known; else it may be anything.
 */
final class ScriptVariableTypes {

    private final Map<String, Integer> assignments;
    private final Map<String, ClassNode> types = new HashMap<>();

    /**
     * Begins with the types of the table.
     *
     * @param assignments how often each name is assigned in the whole script
     */
    ScriptVariableTypes(Map<String, Integer> assignments) {
        this.assignments = assignments;
        Vocabulary.all().stream()
                .filter(word -> word.isState() || word.use() == Use.GIVEN)
                .forEach(word -> types.put(word.name(), ClassHelper.make(word.type())));
    }

    boolean isKnown(String name) {
        return types.containsKey(name) || isAssigned(name);
    }

    boolean isAssigned(String name) {
        return assignments.containsKey(name);
    }

    private static Optional<VocabularyWord> state(String name) {
        return Vocabulary.find(name).filter(VocabularyWord::isState);
    }

    /** The type at this place of the text; code that runs later, or never, sees any of the values. */
    ClassNode typeOf(String name, boolean later) {
        boolean isGiven =
                Vocabulary.find(name).filter(word -> word.use() == Use.GIVEN).isPresent();
        if (later && assignments.getOrDefault(name, 0) > (isGiven ? 0 : 1)) {
            return state(name).map(word -> ClassHelper.make(word.type())).orElse(ClassHelper.OBJECT_TYPE);
        }
        return types.getOrDefault(name, ClassHelper.OBJECT_TYPE);
    }

    /** Notes what a name holds from here on; gives the reason why it cannot hold it. */
    Optional<String> assign(String name, ClassNode value, boolean perhaps) {
        Optional<VocabularyWord> state = state(name);
        if (state.isEmpty()) {
            types.merge(name, value, (before, now) -> perhaps ? common(before, now) : now);
            return Optional.empty();
        }
        return switch (state.get().use()) {
            case READ_ONLY -> Optional.of(WordMessages.readOnly(name));
            case TYPED -> assignTyped(state.get(), value, perhaps);
            default -> Optional.empty();
        };
    }

    private Optional<String> assignTyped(VocabularyWord word, ClassNode value, boolean perhaps) {
        ClassNode declared = ClassHelper.make(word.type());
        boolean fits = value.isDerivedFrom(declared) || value.implementsInterface(declared);
        types.put(word.name(), fits && !perhaps ? value : declared);
        return fits || CompilerTypes.isUnknown(value)
                ? Optional.empty()
                : Optional.of(WordMessages.wrongType(word, CompilerTypes.name(value)));
    }

    private static ClassNode common(ClassNode before, ClassNode now) {
        return ClassHelper.getWrapper(before).equals(ClassHelper.getWrapper(now)) ? before : ClassHelper.OBJECT_TYPE;
    }
}
