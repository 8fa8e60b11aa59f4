package dev.arrshell.testkit;

import java.util.List;
import java.util.Optional;

/** Finds the line of somebody's test that a call comes from. */
final class StartSite {

    private static final List<String> NOT_THEIRS = List.of(
            "java.",
            "jdk.",
            "sun.",
            "groovy.",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "org.spockframework.",
            "org.junit.");
    private static final List<String> OURS = List.of("dev.arrshell.testkit", "dev.arrshell.internal");

    private StartSite() {}

    static Optional<StackTraceElement> here() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(StartSite::isTheirs)
                        .findFirst());
    }

    private static boolean isTheirs(StackTraceElement frame) {
        String name = frame.getClassName();
        String packageName = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return !packageName.equals("dev.arrshell")
                && OURS.stream().noneMatch(packageName::startsWith)
                && NOT_THEIRS.stream().noneMatch(name::startsWith);
    }
}
