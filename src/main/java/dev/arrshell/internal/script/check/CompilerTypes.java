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

/** Helper for the compiler's types: their names for people, and their relations. */
final class CompilerTypes {

    private CompilerTypes() {}

    /** Whether a value of the type may be anything when the script runs. */
    static boolean isUnknown(ClassNode type) {
        return type == null
                || ClassHelper.isObjectType(type)
                || ClassHelper.isPrimitiveVoid(type)
                || isPlaceholder(type)
                || type instanceof WideningCategories.LowestUpperBoundClassNode
                || type.isGenericsPlaceHolder();
    }

    /** Names such as {@code <unknown parameter type>} are the compiler's own. */
    private static boolean isPlaceholder(ClassNode type) {
        return type.getName().startsWith("<");
    }

    static boolean isOurs(ClassNode type) {
        return type.isResolved() && PublicMembers.isOurs(type.getTypeClass());
    }

    /** The class, if it is loaded; {@code Object} for a class of the script. */
    static Class<?> loaded(ClassNode type) {
        ClassNode boxed = ClassHelper.getWrapper(type);
        return boxed.isResolved() ? boxed.getTypeClass() : Object.class;
    }

    static String name(ClassNode type) {
        if (isPlaceholder(type)) {
            return "null";
        }
        String name = ClassHelper.getWrapper(type).getNameWithoutPackage();
        return name.substring(name.lastIndexOf('$') + 1).replace("GString", "String");
    }

    static String name(ClassNode[] types) {
        return Arrays.stream(types).map(CompilerTypes::name).collect(Collectors.joining(", "));
    }

    static boolean isCollection(ClassNode type) {
        return StaticTypeCheckingSupport.implementsInterfaceOrIsSubclassOf(type, ClassHelper.make(Collection.class));
    }

    /** The type of a collection's elements, as far as it is declared. */
    static ClassNode element(ClassNode type) {
        if (type.isArray()) {
            return type.getComponentType();
        }
        GenericsType[] generics = type.getGenericsTypes();
        return generics == null || generics.length != 1 ? ClassHelper.OBJECT_TYPE : generics[0].getType();
    }

    /** Whether a value of the one type can be a value of the other when the script runs. */
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
