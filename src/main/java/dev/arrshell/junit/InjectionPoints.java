package dev.arrshell.junit;

import dev.arrshell.annotation.Experimental;
import dev.arrshell.testkit.InjectionRequest;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reads what is asked for off parameters and fields. For extensions like {@link ArrExtension}. */
@Experimental
public final class InjectionPoints {

    private static final String LANGUAGE = "dev.arrshell";

    private InjectionPoints() {}

    /** Whether a parameter is to be filled in: one of a type of the language, or one that is marked. */
    static boolean isInjectable(Class<?> type, AnnotatedElement place) {
        return isMarked(place) || type.getPackageName().equals(LANGUAGE) || InjectionRequest.isPlain(type);
    }

    private static boolean isMarked(AnnotatedElement place) {
        return place.isAnnotationPresent(Started.class) || place.isAnnotationPresent(InRegion.class);
    }

    /** Reads the wish at a place that messages call by {@code name}; refuses a region or a lease that is none. */
    static InjectionRequest at(Class<?> type, AnnotatedElement place, String name) {
        InjectionRequest wish = InjectionRequest.of(type, name);
        InRegion region = place.getAnnotation(InRegion.class);
        Started started = place.getAnnotation(Started.class);
        InjectionRequest there = region == null ? wish : wish.in(region.value());
        return started == null ? there : there.started(started.size(), started.lease());
    }

    /**
     * The fields that are to be filled in, inherited ones first. A field of another type of the language is its class's
     * own affair.
     */
    static List<Field> fields(Class<?> type) {
        Class<?> above = type.getSuperclass();
        Stream<Field> inherited = above == null ? Stream.empty() : fields(above).stream();
        return Stream.concat(inherited, Arrays.stream(type.getDeclaredFields()).filter(InjectionPoints::isInjectable))
                .toList();
    }

    /**
     * Whether a field is to be filled in.
     *
     * @param field the field
     * @return true for a field of a plain type or one that is marked, if it is not final
     * @throws NullPointerException if {@code field} is null
     */
    public static boolean isInjectable(Field field) {
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
