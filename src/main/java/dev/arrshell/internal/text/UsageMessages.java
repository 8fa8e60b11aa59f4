package dev.arrshell.internal.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages about calls and properties that do not exist: the same for Java programs, for scripts that run and for
 * scripts that are checked.
 */
public final class UsageMessages {

    /** The end of each message about something that went wrong before a request. */
    public static final String NOTHING_SENT = " (nothing was sent)";

    /** The call that usually comes next, by the names of the types. */
    private static final Map<String, String> NEXT = Map.of(
            "Arr", "account(id, key)",
            "Account", "region('westus2')",
            "ArrClient", "session()",
            "NeedsSize", "size(STANDARD) or size(PREMIUM)",
            "NeedsLease", "lease(hours(4))",
            "NeedsInput", "input('https://mine.blob.core.windows.net/models', 'robot.fbx')",
            "NeedsOutput", "output('https://mine.blob.core.windows.net/converted')",
            "Conversion", "awaitSucceeded()",
            "Startable", "start()",
            "Session", "awaitReady()");

    /** Calls by which people try to end a conversion. */
    private static final Set<String> ENDINGS = Set.of("stop", "cancel", "close", "abort", "delete");

    private static final Pattern MEMBER =
            Pattern.compile("^(?:.* has no (?:method |property )(\\w+)|a session has no (\\w+) before|(\\w+)\\b)");

    private static final Pattern BEFORE_RECEIVER = Pattern.compile(
            "^(?:\\w+ is a method - add parentheses: |.* has no .*(?:of its own|before it is ready): write )");

    /** Units of time as they are abbreviated elsewhere, and as they are written here. */
    private static final Map<String, String> UNITS = units(
            "s sec secs = seconds",
            "m min mins = minutes",
            "h hr hrs = hours",
            "d = days",
            "ms msec msecs milli milliseconds = millis");

    private UsageMessages() {}

    private static Map<String, String> units(String... lines) {
        Map<String, String> units = new HashMap<>();
        for (String line : lines) {
            String[] sides = line.split(" = ");
            for (String abbreviation : sides[0].split(" ")) {
                units.put(abbreviation, sides[1]);
            }
        }
        return Map.copyOf(units);
    }

    /** Whether a word is a unit of time, as it is written after a number and a dot. */
    public static boolean isUnit(String name) {
        return UNITS.containsValue(name) || UNITS.containsValue(name + "s");
    }

    /** A call that the type does not have, has only later, or has with other arguments. */
    public static String call(Class<?> type, String name, Object... arguments) {
        String types = Arrays.stream(arguments)
                .map(value -> value == null
                        ? "null"
                        : PublicMembers.of(value.getClass()).typeName())
                .collect(Collectors.joining(", "));
        boolean isNumber = arguments.length > 0 && arguments[0] instanceof Number;
        return call(type, name, types, isNumber ? Optional.of((Number) arguments[0]) : Optional.empty());
    }

    /**
     * A call that the type does not have, has only later, or has with other arguments.
     *
     * @param types the types of the arguments, as they are written
     * @param number the first argument, if it is a number
     */
    public static String call(Class<?> type, String name, String types, Optional<Number> number) {
        PublicMembers members = PublicMembers.of(type);
        String call = name + "(" + types + ")";
        if (isTooEarly(type, name)) {
            return name + "() is not possible yet: " + NEXT.get(members.key()) + " comes first";
        }
        if (!members.has(name)) {
            if (members.key().equals("Conversion") && ENDINGS.contains(name)) {
                return "a conversion cannot be ended: the service has no request that cancels one";
            }
            return members.typeName() + " has no method " + call + meantOrNext(members, name, members.names());
        }
        return number.isPresent() && members.takesDuration(name)
                ? noUnit(name, number.get().toString())
                : call + " does not fit: write " + members.signatures(name);
    }

    /** Whether a call is one of a later step. */
    public static boolean isTooEarly(Class<?> type, String name) {
        PublicMembers members = PublicMembers.of(type);
        return !members.has(name) && later(members).anyMatch(step -> step.has(name));
    }

    /** The steps that follow, each by the call that usually leads to it. */
    private static Stream<PublicMembers> later(PublicMembers step) {
        String next = NEXT.getOrDefault(step.key(), "").replaceFirst("\\(.*", "");
        return step.returnedBy(next).flatMap(following -> Stream.concat(Stream.of(following), later(following)));
    }

    /**
     * A property that the type does not have.
     *
     * @param readable what can be read besides the methods
     * @param receiver the variable that the value is held in and a dot; empty if it is not known
     */
    public static String property(Class<?> type, String name, Collection<String> readable, String receiver) {
        PublicMembers members = PublicMembers.of(type);
        if (members.has(name)) {
            String next = NEXT.getOrDefault(members.key(), "");
            return name + " is a method - add parentheses: " + receiver
                    + (next.startsWith(name + "(") ? next : members.signatures(name));
        }
        if (members.returnedBy("awaitReady").anyMatch(ready -> ready.reads(name))) {
            return "a session has no " + name + " before it is ready: write " + receiver + "awaitReady()." + name;
        }
        if (members.returnedBy("properties").anyMatch(seen -> seen.reads(name))) {
            return members.typeName() + " has no property " + name + " of its own: write " + receiver + "properties."
                    + name;
        }
        if (Number.class.isAssignableFrom(type) && UNITS.containsKey(name)) {
            return members.typeName() + " has no property " + name + meant(Optional.of(UNITS.get(name)));
        }
        Set<String> known = new HashSet<>(members.names());
        known.addAll(readable);
        return members.typeName() + " has no property " + name + meantOrNext(members, name, known);
    }

    private static String meantOrNext(PublicMembers members, String name, Collection<String> known) {
        return NearestWord.to(name, known)
                .map(near -> meant(Optional.of(near)))
                .orElseGet(() -> Optional.ofNullable(NEXT.get(members.key()))
                        .map(next -> ": next may come " + next)
                        .orElse(""));
    }

    /** The end of a message: the word that is probably meant. */
    public static String meant(Optional<String> near) {
        return near.map(word -> ": " + NearestWord.didYouMean(word)).orElse("");
    }

    /** A property that is set and can only be read. */
    public static String notSettable(String name) {
        return name + " can only be read, not set";
    }

    /** A number in the place of a length of time. */
    public static String noUnit(String name, String number) {
        String begin = "\"" + number + "\" has no unit: write ";
        if (!name.equals("lease")) {
            return begin + name + "(" + number + ".minutes) or " + name + "(minutes(" + number + "))";
        }
        return number.matches("\\d+")
                ? begin + "lease(" + number + ".hours), lease(hours(" + number + ")) or lease('" + number + ":00:00')"
                : begin + "lease('90m') or lease(minutes(90))";
    }

    /** The member that a message of this class is about; the first word of any other message. */
    public static Optional<String> member(String message) {
        Matcher member = MEMBER.matcher(message);
        return member.find()
                ? Stream.of(1, 2, 3)
                        .map(member::group)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    /** Adds the receiver to the call that a message of this class recommends. */
    public static String withReceiver(String message, String receiver) {
        Matcher before = BEFORE_RECEIVER.matcher(message);
        return before.find() ? before.group() + receiver + message.substring(before.end()) : message;
    }

    /** A noun with its indefinite article. */
    public static String article(String noun) {
        boolean vowel = "aeiou".indexOf(noun.toLowerCase(Locale.ROOT).charAt(0)) >= 0;
        return (vowel ? "an " : "a ") + noun;
    }
}
