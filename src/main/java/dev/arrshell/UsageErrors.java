package dev.arrshell;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionProperties;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words wrong use of the language before anything is sent. The steps' {@code methodMissing} and {@code propertyMissing}
 * lead here: Groovy calls those where Java's compiler would have spoken.
 */
final class UsageErrors {

    private static final String NOTHING_SENT = " (nothing was sent)";

    private static final Duration SHORTEST_KEEP = Duration.ofMinutes(2);

    private UsageErrors() {}

    static IllegalArgumentException argument(String why) {
        return new IllegalArgumentException(why + NOTHING_SENT);
    }

    static IllegalStateException state(String why) {
        return new IllegalStateException(why + NOTHING_SENT);
    }

    static IllegalArgumentException leaseNotMore(Duration total, Duration present) {
        return argument(DurationText.words(total) + " is not more than the present " + DurationText.words(present)
                + ". The value is a total since the start, not an addition; to add " + DurationText.words(total)
                + ": extendLeaseBy(" + call(total) + ")");
    }

    static IllegalArgumentException leaseTooLong(Duration present, Duration more) {
        return new IllegalArgumentException("a lease is at most 24 hours: the present " + DurationText.words(present)
                + " and " + DurationText.words(more) + " more are " + DurationText.words(present.plus(more))
                + " (the lease is unchanged)");
    }

    static void checkKeeping(Duration keep, Duration upTo) {
        if (Objects.requireNonNull(keep, "keep").compareTo(SHORTEST_KEEP) < 0) {
            throw argument(
                    "what is kept of a lease must be at least 2 minutes, since the service counts whole ones, not "
                            + keep + ": keepAlive(minutes(15), hours(8))");
        }
        Lease.of(Objects.requireNonNull(upTo, "upTo"));
        if (upTo.compareTo(keep) <= 0) {
            throw argument("upTo is the longest whole lease and must be more than the " + DurationText.words(keep)
                    + " that are kept, not " + DurationText.words(upTo));
        }
    }

    private static String call(Duration length) {
        if (length.toMinutesPart() == 0 && length.toSecondsPart() == 0) {
            return "hours(" + length.toHours() + ")";
        }
        return length.toSecondsPart() == 0
                ? "minutes(" + length.toMinutes() + ")"
                : "seconds(" + length.toSeconds() + ")";
    }

    /** A noun of a step read like a property, or the reason why it cannot be. */
    static Object property(Class<?> type, String name, Map<String, Supplier<Object>> nouns) {
        Supplier<Object> noun = nouns.get(name);
        if (noun != null) {
            return noun.get();
        }
        throw noProperty(type, name, nouns.keySet());
    }

    private static RuntimeException noProperty(Class<?> type, String name, Set<String> nouns) {
        if (names(type).contains(name)) {
            return state(name + " is a method - add parentheses: " + signature(type, name));
        }
        if (isTold(name) && names(type).contains("properties")) {
            String ready = names(ReadySession.class).contains(name) ? ", or awaitReady()." + name : "";
            return argument(simple(type) + " has no property '" + name + "' of its own; what the service says of it: "
                    + "properties." + name + ready);
        }
        Set<String> known = new TreeSet<>(nouns);
        known.addAll(names(type));
        return argument(simple(type) + " has no property '" + name + "'" + meant(name, known));
    }

    private static boolean isTold(String name) {
        return Arrays.stream(SessionProperties.class.getRecordComponents())
                .anyMatch(component -> component.getName().equals(name));
    }

    /** A property of a stage, which has none. */
    static RuntimeException stage(Class<?> type, String name, String next) {
        return names(type).contains(name)
                ? state(name + " is a method - add parentheses: " + next)
                : state("a session's draft has no '" + name + "' here; next comes " + next);
    }

    /** A call on a stage: one that comes later, or with wrong arguments. */
    static RuntimeException stageCall(Class<?> type, String name, Object arguments, String next) {
        if (!names(type).contains(name) && laterCalls().contains(name)) {
            return state(name + "() is not possible yet: " + next + " comes first");
        }
        return call(type, name, arguments, next);
    }

    private static Set<String> laterCalls() {
        return Stream.of(SessionDraft.NeedsLease.class, SessionDraft.Startable.class, Session.class)
                .flatMap(type -> names(type).stream())
                .collect(Collectors.toSet());
    }

    /** A call that does not exist, or does not take these arguments. */
    static RuntimeException call(Class<?> type, String name, Object arguments, String example) {
        Object[] given = arguments instanceof Object[] array ? array : new Object[] {arguments};
        Set<String> known = names(type);
        if (!known.contains(name)) {
            return argument(
                    simple(type) + " has no call '" + name + "'" + meant(name, known) + " Next may come " + example);
        }
        if (given.length > 0 && given[0] instanceof Number number && takesDuration(type, name)) {
            return noUnit(name, number);
        }
        return argument(name + "(" + types(given) + ") does not fit: write " + signature(type, name));
    }

    private static IllegalArgumentException noUnit(String name, Number number) {
        return name.equals("lease")
                ? Lease.noUnit(number.toString())
                : argument("\"" + number + "\" has no unit: write " + name + "(" + number + ".minutes) or " + name
                        + "(minutes(" + number + "))");
    }

    private static boolean takesDuration(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .anyMatch(method -> Arrays.asList(method.getParameterTypes()).contains(Duration.class));
    }

    private static String types(Object[] given) {
        return Arrays.stream(given)
                .map(value -> value == null ? "null" : value.getClass().getSimpleName())
                .collect(Collectors.joining(", "));
    }

    private static String signature(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(UsageErrors::signature)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(Method::getName)
                .filter(name -> !name.startsWith("get"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String simple(Class<?> type) {
        return type.getEnclosingClass() == SessionDraft.class ? "a session's draft" : type.getSimpleName();
    }

    private static String meant(String name, Set<String> known) {
        return NearestWord.to(name, known)
                .map(near -> " - did you mean " + near + "?")
                .orElse(".");
    }

    /** A length of time that is more than nothing. */
    static Duration positive(Duration length, String what) {
        if (Objects.requireNonNull(length, what).isZero() || length.isNegative()) {
            throw new IllegalArgumentException(what + " must be positive, not " + length);
        }
        return length;
    }
}
