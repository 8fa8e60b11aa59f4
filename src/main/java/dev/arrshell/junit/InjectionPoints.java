package dev.arrshell.junit;

import dev.arrshell.testkit.InjectionRequest;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what is asked for off parameters and fields. */
public final class InjectionPoints {

    private static final String LANGUAGE = "dev.arrshell";

    private InjectionPoints() {}

    /**
     * Whether something may be asked for there: a type of the language, or whatever bears {@link Started} or
     * {@link InRegion}.
     *
     * @param type the declared type
     * @param place the parameter or field
     * @return whether {@link #at} makes sense there
     * @throws NullPointerException if an argument is null
     */
    public static boolean isWish(Class<?> type, AnnotatedElement place) {
        return isMarked(place) || type.getPackageName().equals(LANGUAGE) || InjectionRequest.isPlain(type);
    }

    private static boolean isMarked(AnnotatedElement place) {
        return place.isAnnotationPresent(Started.class) || place.isAnnotationPresent(InRegion.class);
    }

    /**
     * Reads a wish.
     *
     * @param type the declared type
     * @param place the parameter or field, with its annotations
     * @param name it in words, for messages
     * @return the wish
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the region or the lease is none
     */
    public static InjectionRequest at(Class<?> type, AnnotatedElement place, String name) {
        InjectionRequest wish = InjectionRequest.of(type, name);
        InRegion region = place.getAnnotation(InRegion.class);
        Started started = place.getAnnotation(Started.class);
        InjectionRequest there = region == null ? wish : wish.in(region.value());
        return started == null ? there : there.started(started.size(), started.lease());
    }

    /**
     * The fields that are to be filled in: those of the plain types, and those that are marked. A field of another type
     * of the language is its class's own affair.
     *
     * @param type the class; inherited fields count
     * @return in the order of the classes, the highest first
     * @throws NullPointerException if {@code type} is null
     */
    public static List<Field> fields(Class<?> type) {
        Class<?> above = Objects.requireNonNull(type, "type").getSuperclass();
        Stream<Field> inherited = above == null ? Stream.empty() : fields(above).stream();
        return Stream.concat(inherited, Arrays.stream(type.getDeclaredFields()).filter(InjectionPoints::isOpen))
                .toList();
    }

    /**
     * Whether a field is to be filled in.
     *
     * @param field the field
     * @return true for a field of a plain type or one that is marked, if it is not final
     * @throws NullPointerException if {@code field} is null
     */
    public static boolean isOpen(Field field) {
        return !field.isSynthetic()
                && !Modifier.isFinal(field.getModifiers())
                && (isMarked(field) || InjectionRequest.isPlain(field.getType()));
    }

    /**
     * Reads the wish at a field.
     *
     * @param field the field
     * @return the wish
     * @throws NullPointerException if {@code field} is null
     * @throws IllegalArgumentException if the region or the lease is none
     */
    public static InjectionRequest at(Field field) {
        return at(field.getType(), field, "field " + field.getDeclaringClass().getSimpleName() + "." + field.getName());
    }
}
