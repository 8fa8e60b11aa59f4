package dev.arrshell.internal.view;

import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.CorrelationVector;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.pool.SessionPool;
import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Mapper of values to documents for programs: maps with string keys, lists, strings, numbers, booleans, null. The shapes of
 * arr's own values are documented and only ever get additions. Reflection is not used, so no field leaks.
 */
public final class DocumentMapper {

    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private DocumentMapper() {}

    /** The document of a value; if its type has no shape, its text. */
    public static Object of(Object value) {
        return new DocumentMapper().document(value);
    }

    static Map<String, Object> token(AccessToken token) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("expiresAt", token.expiresAt().toString());
        document.put("expiresInSeconds", token.expiresIn().toSeconds());
        return document;
    }

    static Map<String, Object> exchange(Exchange exchange) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("operation", exchange.operation().map(Enum::name).orElse(null));
        document.put("at", exchange.at().toString());
        document.put("tookMillis", exchange.took().toMillis());
        document.put("method", exchange.method());
        document.put("uri", SecretRedactor.mask(exchange.uri().toString()));
        document.put("requestHeaders", headers(exchange.requestHeaders()));
        document.put("requestBody", SecretRedactor.mask(exchange.requestBody()));
        document.put("status", exchange.status());
        document.put("reason", exchange.reason());
        document.put(
                "correlationVector",
                exchange.correlationVector().map(CorrelationVector::value).orElse(null));
        document.put("headers", headers(exchange.responseHeaders()));
        document.put("body", SecretRedactor.mask(exchange.responseBody()));
        return document;
    }

    private static Map<String, Object> headers(Map<String, List<String>> headers) {
        Map<String, Object> document = new LinkedHashMap<>();
        headers.forEach((name, values) -> document.put(name, SecretRedactor.mask(String.join(", ", values))));
        return document;
    }

    private Object document(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return known(value).orElseGet(() -> structure(value));
    }

    private static Optional<Object> known(Object value) {
        if (value instanceof Viewable shown) {
            return Optional.of(shown.document());
        }
        if (value instanceof SessionPool pool) {
            return Optional.of(PoolTable.of(pool).document());
        }
        if (value instanceof Listing<?> listing) {
            return Optional.of(listing.document());
        }
        if (value instanceof SessionProperties session) {
            return Optional.of(Shapes.SESSION.document(session));
        }
        if (value instanceof ConversionProperties conversion) {
            return Optional.of(Shapes.CONVERSION.document(conversion));
        }
        if (value instanceof AccessToken token) {
            return Optional.of(token(token));
        }
        if (value instanceof Exchange exchange) {
            return Optional.of(exchange(exchange));
        }
        if (value instanceof SessionStatus status) {
            return Optional.of(status.toWire());
        }
        if (value instanceof ConversionStatus status) {
            return Optional.of(status.toWire());
        }
        return value instanceof SessionSize size ? Optional.of(size.toWire()) : Optional.empty();
    }

    private Object structure(Object value) {
        if (value instanceof Optional<?> optional) {
            return document(optional.orElse(null));
        }
        if (value instanceof Duration length) {
            return length.toString();
        }
        boolean nests = value instanceof Map
                || value instanceof Iterable
                || value.getClass().isArray();
        if (!nests) {
            return SafeText.of(value);
        }
        return open.add(value) ? nested(value) : "(contains itself)";
    }

    private Object nested(Object value) {
        try {
            return value instanceof Map<?, ?> map ? map(map) : list(elements(value));
        } finally {
            open.remove(value);
        }
    }

    private Map<String, Object> map(Map<?, ?> map) {
        Map<String, Object> document = new LinkedHashMap<>();
        map.forEach((key, each) -> document.put(SafeText.of(key), document(each)));
        return document;
    }

    private List<Object> list(Iterable<?> elements) {
        List<Object> document = new ArrayList<>();
        elements.forEach(each -> document.add(document(each)));
        return document;
    }

    private static Iterable<?> elements(Object value) {
        return value instanceof Iterable<?> iterable
                ? iterable
                : IntStream.range(0, Array.getLength(value))
                        .mapToObj(index -> Array.get(value, index))
                        .toList();
    }
}
