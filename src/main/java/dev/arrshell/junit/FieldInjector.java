package dev.arrshell.junit;

import dev.arrshell.testkit.TestAccount;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Fills in fields before a test and empties them after it. */
final class FieldInjector {

    private FieldInjector() {}

    static List<Field> of(Class<?> type, boolean shared) {
        return InjectionPoints.fields(type).stream()
                .filter(field -> Modifier.isStatic(field.getModifiers()) == shared)
                .filter(Field::trySetAccessible)
                .toList();
    }

    /** A field that has a value already keeps it. */
    static List<Field> fill(List<Field> fields, Object holder, TestAccount account) {
        return fields.stream()
                .filter(field -> read(field, holder) == null)
                .peek(field -> write(field, holder, given(field, account)))
                .toList();
    }

    static void empty(List<Field> filled, Object holder) {
        filled.forEach(field -> write(field, holder, null));
    }

    private static Object given(Field field, TestAccount account) {
        try {
            return account.give(InjectionPoints.at(field));
        } catch (IllegalArgumentException e) {
            throw new ParameterResolutionException(e.getMessage(), e);
        }
    }

    private static Object read(Field field, Object holder) {
        try {
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field that was made accessible is not", e);
        }
    }

    private static void write(Field field, Object holder, Object value) {
        try {
            field.set(holder, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field that was made accessible is not", e);
        }
    }
}
