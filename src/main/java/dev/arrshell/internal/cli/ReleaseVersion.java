package dev.arrshell.internal.cli;

/** Which release this is, from the jar's manifest. Touches nothing else, so that {@code --version} loads little. */
final class ReleaseVersion {

    private ReleaseVersion() {}

    static String text() {
        return "arr " + number();
    }

    /** Of a packaged program such as {@code 1.0.0}. */
    static String number() {
        String version = ReleaseVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
