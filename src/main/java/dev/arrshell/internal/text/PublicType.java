package dev.arrshell.internal.text;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** The type by which users know a class: itself if public, else a public interface or superclass of it. */
public final class PublicType {

    private PublicType() {}

    public static Class<?> of(Class<?> type) {
        if (isPublic(type)) {
            return type;
        }
        return publicSupertypes(type).findFirst().orElse(Object.class);
    }

    private static Stream<Class<?>> publicSupertypes(Class<?> type) {
        Stream<Class<?>> own = Arrays.stream(type.getInterfaces()).filter(PublicType::isPublic);
        Class<?> above = type.getSuperclass();
        if (above == null || above == Object.class) {
            return own;
        }
        return Stream.concat(own, isPublic(above) ? Stream.of(above) : publicSupertypes(above));
    }

    private static boolean isPublic(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return !type.getName().contains(".internal.");
    }
}
