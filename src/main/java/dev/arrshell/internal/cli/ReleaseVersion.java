package dev.arrshell.internal.cli;

/**
 * Which release this is and what it runs on, from the jar's manifest and the system properties. Touches nothing else and
 * joins no strings by {@code +}, so that {@code --version} loads little.
 */
final class ReleaseVersion {

    private ReleaseVersion() {}

    /** Four lines: version, commit, Java and system. */
    static String[] lines() {
        String packaged = ReleaseVersion.class.getPackage().getImplementationVersion();
        return lines(packaged == null ? "(not packaged)" : packaged);
    }

    /**
     * The lines of a release.
     *
     * @param packaged the version, and behind a plus sign the commit if it was known when it was built
     */
    static String[] lines(String packaged) {
        int plus = packaged.indexOf('+');
        return new String[] {
            "arr ".concat(plus < 0 ? packaged : packaged.substring(0, plus)),
            "commit ".concat(plus < 0 ? "unknown (not built in a clone)" : packaged.substring(plus + 1)),
            words("java", "java.runtime.version", "java.vm.name", "java.vendor"),
            words("system", "os.name", "os.version", "os.arch")
        };
    }

    private static String words(String first, String... properties) {
        String line = first;
        for (String property : properties) {
            line = line.concat(" ").concat(System.getProperty(property, ""));
        }
        return line;
    }
}
