package dev.arrshell.internal.script.check;

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
record MemberCheckResult(ClassNode type, Optional<String> wrong) {

    static MemberCheckResult right(ClassNode type) {
        return new MemberCheckResult(type, Optional.empty());
    }

    static MemberCheckResult unknown() {
        return right(ClassHelper.OBJECT_TYPE);
    }

    /** Told once: what is built on it is judged as if it were right. */
    static MemberCheckResult wrong(String why, ClassNode meant) {
        return new MemberCheckResult(meant, Optional.of(why));
    }

    ClassNode telling(Consumer<String> reader) {
        wrong.ifPresent(reader);
        return type;
    }
}
