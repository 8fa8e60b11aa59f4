package dev.arrshell.internal.script.message;

import dev.arrshell.error.ArrException;
import dev.arrshell.internal.script.vocabulary.PublicMembers;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;

/** Words what was thrown while a script ran. */
final class RuntimeErrorMessages {

    private static final Pattern NULL_CALL = Pattern.compile("Cannot invoke method (\\S+)\\(\\) on null object");
    private static final Pattern NULL_READ = Pattern.compile("Cannot get property '([^']+)' on null object");
    private static final Pattern METHOD_READ = Pattern.compile("^((\\w+) is a method - add parentheses: )\\2\\(");
    private static final Pattern WRITE = Pattern.compile("\\.\\s*(\\w+)\\s*=[^=~]");
    private static final Pattern CAST =
            Pattern.compile("Cannot cast object '(.*)' with class '([\\w.$]+)' to class '([\\w.$]+)'", Pattern.DOTALL);
    private static final Pattern AMBIGUOUS =
            Pattern.compile("Ambiguous method overloading for method [^#\\s]*#(\\w+)", Pattern.DOTALL);

    private final Throwable failure;
    private final String line;

    private RuntimeErrorMessages(Throwable failure, String line) {
        this.failure = failure;
        this.line = line;
    }

    static FailureMessage of(Throwable failure, String line) {
        return new RuntimeErrorMessages(failure, line).wording();
    }

    private FailureMessage wording() {
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

    private FailureMessage method(MissingMethodException missing) {
        String name = missing.getMethod();
        if (Script.class.isAssignableFrom(missing.getType())) {
            return FailureMessage.local(WordMessages.word(name, List.of()), name);
        }
        PublicMembers members = PublicMembers.of(missing.getType());
        String call = name + "(" + PublicMembers.types(missing.getArguments()) + ")";
        return members.signatures(name)
                .filter(signatures -> PublicMembers.isOurs(missing.getType()))
                .map(signatures -> FailureMessage.local(call + " does not fit: write " + signatures, name))
                .orElseGet(() -> FailureMessage.local(
                        members.typeName() + " has no method " + call + WordMessages.meant(members.nearest(name)),
                        name));
    }

    private FailureMessage property(MissingPropertyException missing) {
        String name = missing.getProperty();
        if (missing.getType() == null || Script.class.isAssignableFrom(missing.getType())) {
            return FailureMessage.local(WordMessages.variable(name, List.of()), name);
        }
        PublicMembers members = PublicMembers.of(missing.getType());
        if (members.signatures(name).isPresent() && isWritten(name)) {
            return FailureMessage.local(name + " can only be read, not set", name);
        }
        return members.signatures(name)
                .map(call ->
                        FailureMessage.local(name + " is a method - add parentheses: " + receiver(name) + call, name))
                .orElseGet(() -> FailureMessage.local(
                        members.typeName() + " has no property " + name + WordMessages.meant(members.nearest(name)),
                        name));
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

    /** A step does not know the variable it is held in; the line does. */
    private String withReceiver(String said) {
        Matcher method = METHOD_READ.matcher(said);
        return method.find() ? method.group(1) + receiver(method.group(2)) + said.substring(method.end(1)) : said;
    }

    private FailureMessage monitor() {
        String name = line.contains("notify") ? "notify" : "wait";
        return FailureMessage.local(
                name + "() is Java's own and has to do with locks, not with sessions: to wait for a session write"
                        + " awaitReady()",
                name);
    }

    private FailureMessage nothing() {
        String said = Objects.toString(failure.getMessage(), "");
        for (Pattern pattern : List.of(NULL_CALL, NULL_READ)) {
            Matcher matcher = pattern.matcher(said);
            if (matcher.find()) {
                return onNull(matcher.group(1));
            }
        }
        boolean refused =
                frame(0).startsWith("java.util.Objects.requireNonNull") && frame(1).startsWith("dev.arrshell.");
        return refused ? FailureMessage.local(said + " is null, and must not be", "null") : written();
    }

    /** Writing to a property of null, of which Groovy says nothing that helps. */
    private FailureMessage written() {
        Matcher write = WRITE.matcher(line);
        boolean inGroovy = frame(0).contains("groovy.");
        return inGroovy && write.find() ? onNull(write.group(1)) : other();
    }

    private String frame(int depth) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > depth ? trace[depth].getClassName() + "." + trace[depth].getMethodName() : "";
    }

    private FailureMessage onNull(String member) {
        Matcher before = Pattern.compile("(\\w+)\\s*\\.\\s*" + Pattern.quote(member) + "\\b")
                .matcher(line);
        String what = before.find() ? before.group(1) : "what stands before ." + member;
        String remedy = what.equals("session") ? ": createSession(size:, lease:) or sessionId = '…' comes first" : "";
        return FailureMessage.local(what + " is null, so ." + member + " cannot follow" + remedy, member);
    }

    private FailureMessage other() {
        String said = Objects.toString(failure.getMessage(), "");
        Matcher ambiguous = AMBIGUOUS.matcher(said);
        if (ambiguous.find() && said.contains("[null")) {
            String name = ambiguous.group(1);
            return FailureMessage.local(name + "(null): the argument is null, and must not be", name);
        }
        boolean speaks = failure instanceof ArrException
                || failure instanceof PowerAssertionError
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException;
        return speaks && !said.isEmpty() ? FailureMessage.asIs(withReceiver(said)) : named(said);
    }

    private FailureMessage named(String said) {
        Matcher cast = CAST.matcher(said);
        if (cast.find()) {
            return FailureMessage.local(
                    "'" + cast.group(1) + "' is " + PublicMembers.article(simple(cast.group(2))) + " and cannot become "
                            + PublicMembers.article(simple(cast.group(3))),
                    cast.group(1));
        }
        String name = failure.getClass().getSimpleName();
        return FailureMessage.asIs(said.isEmpty() ? name : name + ": " + said);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
