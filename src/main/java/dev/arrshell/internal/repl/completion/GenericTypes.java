package dev.arrshell.internal.repl.completion;

import dev.arrshell.internal.repl.eval.ValueType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The generic types of Java, as far as the types of expressions depend on them. */
public final class GenericTypes {

    private static final Map<Class<?>, Class<?>> BOXES = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            boolean.class, Boolean.class,
            double.class, Double.class,
            float.class, Float.class,
            char.class, Character.class);

    private GenericTypes() {}

    public static Class<?> raw(Type type) {
        if (type instanceof Class<?> known) {
            return BOXES.getOrDefault(known, known);
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        return type instanceof WildcardType wild ? raw(wild.getUpperBounds()[0]) : Object.class;
    }

    /** The type that a method returns when called on a receiver: the E of a list of sessions is a session. */
    static Type returned(Method method, Type receiver) {
        Type type = method.getGenericReturnType();
        if (type instanceof TypeVariable<?> variable) {
            return argument(receiver, variable).orElse(raw(method.getReturnType()));
        }
        return type;
    }

    private static Optional<Type> argument(Type receiver, TypeVariable<?> variable) {
        if (!(receiver instanceof ParameterizedType generic)) {
            return Optional.empty();
        }
        List<TypeVariable<? extends Class<?>>> declared = List.of(raw(receiver).getTypeParameters());
        for (int i = 0; i < declared.size(); i++) {
            if (declared.get(i).getName().equals(variable.getName())) {
                return Optional.of(generic.getActualTypeArguments()[i]);
            }
        }
        return Optional.empty();
    }

    /** The type of a map's values, by a key if that is known. */
    static Optional<Type> valueOf(Type map, String key) {
        if (map instanceof ValueType known && known.entries().containsKey(key)) {
            return Optional.of(known.entries().get(key));
        }
        return map instanceof ParameterizedType generic && Map.class.isAssignableFrom(raw(map))
                ? Optional.of(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
                : Optional.empty();
    }

    /** The type of the elements of a collection or an array. */
    static Optional<Type> element(Type type) {
        if (type instanceof ParameterizedType generic && Collection.class.isAssignableFrom(raw(type))) {
            return Optional.of(generic.getActualTypeArguments()[0]);
        }
        return raw(type).isArray() ? Optional.of(raw(type).getComponentType()) : Optional.empty();
    }

    /** The name of a type without packages. */
    static String name(Type type) {
        if (type instanceof ParameterizedType generic
                && !(generic.getActualTypeArguments()[0] instanceof WildcardType)
                && generic.getActualTypeArguments()[0] != Object.class) {
            return raw(type).getSimpleName() + "<" + name(generic.getActualTypeArguments()[0])
                    + (generic.getActualTypeArguments().length > 1 ? ", …" : "") + ">";
        }
        return type instanceof Class<?> known && known.isPrimitive()
                ? known.getName()
                : raw(type).getSimpleName();
    }
}
