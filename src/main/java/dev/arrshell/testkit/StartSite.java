package dev.arrshell.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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
     * The frame of this call that says most about where it is in a test: the first one in the test's class, then in the
     * classes above and around it, then in its package, at last the first one in nobody's library.
     */
    static Optional<StackTraceElement> in(Class<?> test) {
        List<StackTraceElement> frames = StackWalker.getInstance()
                .walk(all -> all.map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(StartSite::isTheirs)
                        .toList());
        return places(test)
                .flatMap(place -> frames.stream().filter(place).limit(1))
                .findFirst();
    }

    private static Stream<Predicate<StackTraceElement>> places(Class<?> test) {
        Stream<Predicate<StackTraceElement>> classes = related(test).map(type -> frame -> isIn(type, frame));
        String home = test.getPackageName() + ".";
        return Stream.concat(classes, Stream.of(frame -> frame.getClassName().startsWith(home), frame -> true));
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
