package dev.arrshell.groovy;

import java.util.Optional;
import java.util.function.Consumer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;

/**
 * What is known of a step that the type checker did not understand.
 *
 * @param type what it gives; anything, where that is not known
 * @param wrong why it cannot work, if it cannot
 */
record Judged(ClassNode type, Optional<String> wrong) {

    static Judged right(ClassNode type) {
        return new Judged(type, Optional.empty());
    }

    static Judged unknown() {
        return right(ClassHelper.OBJECT_TYPE);
    }

    /** Told once: what is built on it is judged as if it were right. */
    static Judged wrong(String why, ClassNode meant) {
        return new Judged(meant, Optional.of(why));
    }

    ClassNode telling(Consumer<String> reader) {
        wrong.ifPresent(reader);
        return type;
    }
}
