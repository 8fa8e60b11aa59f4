package dev.arrshell.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the line of a test that a call comes from, also where a helper makes the call. */
final class StartSite {

    private static final List<String> RUNTIMES = List.of(
            "java.",
            "jdk.",
            "sun.",
            "groovy.",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "org.spockframework.",
            "spock.",
            "org.junit.");
    private static final List<String> OURS = List.of("dev.arrshell.testkit", "dev.arrshell.internal");

    private StartSite() {}

    /**
     * The frame of this call that says most about where it is in a test: one in the test's class, then in the classes above
     * and around it, then in its package, at last the first one outside any library.
     */
    static Optional<StackTraceElement> in(Class<?> test) {
        List<StackTraceElement> frames = StackWalker.getInstance()
                .walk(all -> all.map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(StartSite::isTheirs)
                        .toList());
        String home = test.getPackageName() + ".";
        return related(test)
                .flatMap(type -> ownLine(
                        frames.stream().filter(frame -> isIn(type, frame)).toList()))
                .findFirst()
                .or(() -> frames.stream()
                        .filter(frame -> frame.getClassName().startsWith(home))
                        .findFirst())
                .or(() -> frames.stream().findFirst());
    }

    /** The innermost frame of the outermost method, which is the test; its helpers say nothing of which test it was. */
    private static Stream<StackTraceElement> ownLine(List<StackTraceElement> frames) {
        return frames.stream()
                .filter(frame -> method(frame).equals(method(frames.get(frames.size() - 1))))
                .limit(1);
    }

    /** The name of a frame's method, or of that around its lambda expression or closure; Spock's begin with a dollar sign. */
    private static String method(StackTraceElement frame) {
        String closure = frame.getClassName().replaceFirst("^[^$]*(\\$.*)?\\$_(.*?)_closure.*$", "$2");
        String name = closure.equals(frame.getClassName())
                ? frame.getMethodName().replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1")
                : closure;
        return name.replace('$', '_');
    }

    /** The class, those above it, and the same for those around it. */
    private static Stream<Class<?>> related(Class<?> test) {
        Stream<Class<?>> upwards =
                Stream.iterate(test, type -> type != null && type != Object.class, Class::getSuperclass);
        Class<?> around = test.getEnclosingClass();
        return around == null ? upwards : Stream.concat(upwards, related(around));
    }

    /** Whether a frame is in a class, or in a lambda expression, a closure or an anonymous class of it. */
    private static boolean isIn(Class<?> type, StackTraceElement frame) {
        String name = frame.getClassName();
        return name.equals(type.getName())
                || name.startsWith(type.getName() + "$")
                        && Arrays.stream(type.getDeclaredClasses())
                                .noneMatch(inner -> (name + "$").startsWith(inner.getName() + "$"));
    }

    private static boolean isTheirs(StackTraceElement frame) {
        String name = frame.getClassName();
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return !packageName.equals("dev.arrshell")
                && OURS.stream().noneMatch(packageName::startsWith)
                && RUNTIMES.stream().noneMatch(name::startsWith);
    }
}
