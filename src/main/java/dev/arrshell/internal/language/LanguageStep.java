package dev.arrshell.internal.language;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Base of the steps of the language. In Groovy their nouns can be read as properties, and wrong use, which Java's
 * compiler would report, is explained before anything is sent.
 */
public abstract class LanguageStep {

    /** The names that can be read as properties: {@code session.id}. */
    protected Map<String, Supplier<Object>> nouns() {
        return Map.of();
    }

    /** Groovy calls this for a property without a getter. */
    public Object propertyMissing(String name) {
        return UsageErrors.property(type(), name, nouns());
    }

    /** Groovy calls this for a method that does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw UsageErrors.call(type(), name, arguments);
    }

    private Class<?> type() {
        return getClass().getInterfaces()[0];
    }
}
