package dev.arrshell.internal.script.message;

import dev.arrshell.internal.text.PublicMembers;
import dev.arrshell.internal.text.UsageMessages;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;

/** Explanations of exceptions that were thrown while a script ran. */
final class RuntimeErrorMessages {

    private static final Pattern NULL_CALL = Pattern.compile("Cannot invoke method (\\S+)\\(\\) on null object");
    private static final Pattern NULL_READ = Pattern.compile("Cannot get property '([^']+)' on null object");
    private static final Pattern WRITE = Pattern.compile("\\.\\s*(\\w+)\\s*=[^=~]");
    private static final Pattern CAST =
            Pattern.compile("Cannot cast object '(.*)' with class '([\\w.$]+)' to class '([\\w.$]+)'", Pattern.DOTALL);
    private static final Pattern AMBIGUOUS =
            Pattern.compile("Ambiguous method overloading for method [^#\\s]*#(\\w+)", Pattern.DOTALL);

    private final Throwable failure;
    private final String line;

    /** The methods that Session has and SessionProperties lacks. */
    private static final Set<String> STEPS = Set.of(
            "stop",
            "stopAsync",
            "awaitReady",
            "awaitReadyAsync",
            "extendLeaseTo",
            "extendLeaseBy",
            "keepAlive",
            "properties",
            "log");

    /**
     * The explanation of a failure.
     *
     * @param message what happened, why, what to do, and whether anything was sent
     * @param word the word of the script's line that is wrong, if one word is
     */
    record Explanation(String message, Optional<String> word) {}

    private static Explanation local(String message, String word) {
        return new Explanation(message + UsageMessages.NOTHING_SENT, Optional.of(word));
    }

    private static Explanation asIs(String message) {
        return new Explanation(message, Optional.empty());
    }

    private RuntimeErrorMessages(Throwable failure, String line) {
        this.failure = failure;
        this.line = line;
    }

    static Explanation of(Throwable failure, String line) {
        return new RuntimeErrorMessages(failure, line).explain();
    }

    private Explanation explain() {
        if (failure instanceof MissingMethodException missing) {
            return method(missing);
        }
        if (failure instanceof MissingPropertyException missing) {
            return property(missing);
        }
        if (failure instanceof IllegalMonitorStateException) {
            return monitor();
        }
        return failure instanceof NullPointerException ? nothing() : other();
    }

    private Explanation method(MissingMethodException missing) {
        String name = missing.getMethod();
        if (missing.getType().getSimpleName().equals("SessionProperties") && STEPS.contains(name)) {
            return local(
                    "an element of sessions() is a snapshot (SessionProperties) and has no " + name
                            + "(): write client.session(it.id)." + name + "(…) with that element",
                    name);
        }
        return local(
                Script.class.isAssignableFrom(missing.getType())
                        ? WordMessages.word(name, List.of())
                        : UsageMessages.call(missing.getType(), name, missing.getArguments()),
                name);
    }

    private Explanation property(MissingPropertyException missing) {
        String name = missing.getProperty();
        Class<?> type = missing.getType();
        if (type == null || Script.class.isAssignableFrom(type)) {
            return local(
                    numberBefore(name)
                            .map(number -> "a number and its unit are joined by a dot: write " + number + "." + name)
                            .orElseGet(() -> WordMessages.variable(name, List.of())),
                    name);
        }
        return local(
                isWritten(name) && PublicMembers.of(type).names().contains(name)
                        ? UsageMessages.notSettable(name)
                        : UsageMessages.property(type, name, List.of(), receiver(name)),
                name);
    }

    /** The number that stands before a unit of time with a blank between them, as in {@code lease(4 hours)}. */
    private Optional<String> numberBefore(String name) {
        Matcher number =
                Pattern.compile("\\b(\\d+)\\s+" + Pattern.quote(name) + "\\b").matcher(line);
        return UsageMessages.isUnit(name) && number.find() ? Optional.of(number.group(1)) : Optional.empty();
    }

    private boolean isWritten(String name) {
        Matcher write = WRITE.matcher(line);
        return write.find() && write.group(1).equals(name);
    }

    /** {@code session.} where the line says {@code session.stop}. */
    private String receiver(String member) {
        Matcher before =
                Pattern.compile("(\\w+\\.)" + Pattern.quote(member) + "\\b").matcher(line);
        return before.find() ? before.group(1) : "";
    }

    /** A step does not know the variable that holds it; the line does. */
    private String withReceiver(String said) {
        return UsageMessages.member(said)
                .map(member -> UsageMessages.withReceiver(said, receiver(member)))
                .orElse(said);
    }

    private Explanation monitor() {
        String name = line.contains("notify") ? "notify" : "wait";
        return local(
                name + "() is Java's own and has to do with locks, not with sessions: to wait for a session write"
                        + " awaitReady()",
                name);
    }

    private Explanation nothing() {
        String said = Objects.toString(failure.getMessage(), "");
        for (Pattern pattern : List.of(NULL_CALL, NULL_READ)) {
            Matcher matcher = pattern.matcher(said);
            if (matcher.find()) {
                return onNull(matcher.group(1));
            }
        }
        boolean refused =
                frame(0).startsWith("java.util.Objects.requireNonNull") && frame(1).startsWith("dev.arrshell.");
        return refused ? local(said + " is null, and must not be", "null") : written();
    }

    /** Writing to a property of null, of which Groovy says nothing that helps. */
    private Explanation written() {
        Matcher write = WRITE.matcher(line);
        boolean inGroovy = frame(0).contains("groovy.");
        return inGroovy && write.find() ? onNull(write.group(1)) : other();
    }

    private String frame(int depth) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > depth ? trace[depth].getClassName() + "." + trace[depth].getMethodName() : "";
    }

    private Explanation onNull(String member) {
        Matcher before = Pattern.compile("(\\w+)\\s*\\.\\s*" + Pattern.quote(member) + "\\b")
                .matcher(line);
        String what = before.find() ? before.group(1) : "the value before ." + member;
        String remedy = what.equals("session") ? ": createSession(size:, lease:) or sessionId = '…' comes first" : "";
        return local(what + " is null, so ." + member + " cannot follow" + remedy, member);
    }

    private Explanation other() {
        String said = Objects.toString(failure.getMessage(), "");
        Matcher ambiguous = AMBIGUOUS.matcher(said);
        if (ambiguous.find() && said.contains("[null")) {
            String name = ambiguous.group(1);
            return local(name + "(null): the argument is null, and must not be", name);
        }
        boolean speaks = failure.getClass().getName().startsWith("dev.arrshell.")
                || failure instanceof PowerAssertionError
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        return speaks && !said.isEmpty() ? asIs(withReceiver(said)) : named(said);
    }

    private Explanation named(String said) {
        Matcher cast = CAST.matcher(said);
        if (cast.find()) {
            return local(
                    "'" + cast.group(1) + "' is " + UsageMessages.article(simple(cast.group(2))) + " and cannot become "
                            + UsageMessages.article(simple(cast.group(3))),
                    cast.group(1));
        }
        String name = simple(failure.getClass().getName());
        return asIs(said.isEmpty() ? name : name + ": " + said);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
