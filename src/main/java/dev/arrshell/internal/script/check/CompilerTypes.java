package dev.arrshell.internal.script.check;

import dev.arrshell.internal.text.PublicMembers;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.GenericsType;
import org.codehaus.groovy.ast.tools.WideningCategories;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingSupport;

/** The compiler's types: what they are called, and what they may turn out to be. */
final class CompilerTypes {

    private CompilerTypes() {}

    /** Whether it may be anything when the script runs. */
    static boolean isUnknown(ClassNode type) {
        return type == null
                || ClassHelper.isObjectType(type)
                || ClassHelper.isPrimitiveVoid(type)
                || isMadeUp(type)
                || type instanceof WideningCategories.LowestUpperBoundClassNode
                || type.isGenericsPlaceHolder();
    }

    /** Names such as {@code <unknown parameter type>} are the compiler's own. */
    private static boolean isMadeUp(ClassNode type) {
        return type.getName().startsWith("<");
    }

    static boolean isOurs(ClassNode type) {
        return type.isResolved() && PublicMembers.isOurs(type.getTypeClass());
    }

    /** The class itself where it is one that is there, and not one that the script makes. */
    static Class<?> loaded(ClassNode type) {
        ClassNode boxed = ClassHelper.getWrapper(type);
        return boxed.isResolved() ? boxed.getTypeClass() : Object.class;
    }

    static String of(ClassNode type) {
        if (isMadeUp(type)) {
            return "null";
        }
        String name = ClassHelper.getWrapper(type).getNameWithoutPackage();
        return name.substring(name.lastIndexOf('$') + 1).replace("GString", "String");
    }

    static String of(ClassNode[] types) {
        return Arrays.stream(types).map(CompilerTypes::of).collect(Collectors.joining(", "));
    }

    static boolean isCollection(ClassNode type) {
        return StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.make(Collection.class));
    }

    /** What a collection is made of, as far as its type says. */
    static ClassNode element(ClassNode type) {
        if (type.isArray()) {
            return type.getComponentType();
        }
        GenericsType[] generics = type.getGenericsTypes();
        return generics == null || generics.length != 1 ? ClassHelper.OBJECT_TYPE : generics[0].getType();
    }

    /** Whether a value of the one type can be, or can turn out to be, of the other. */
    static boolean mayBe(ClassNode given, ClassNode wanted) {
        ClassNode from = ClassHelper.getWrapper(given);
        ClassNode to = ClassHelper.getWrapper(wanted);
        return isUnknown(from)
                || StaticTypeCheckingSupport.isAssignableTo(from, to)
                || to.isDerivedFrom(from)
                || from.isInterface() && to.implementsInterface(from)
                || ClassHelper.isStringType(to) && from.equals(ClassHelper.GSTRING_TYPE)
                || ClassHelper.isFunctionalInterface(to) && from.equals(ClassHelper.CLOSURE_TYPE);
    }
}
