package dev.arrshell.internal.config.value;

/** Where a value can come from, the later wins. */
public enum ConfigSource {
    /** Built in. */
    DEFAULT,
    /** What stands in {@code config.toml} outside the profiles. */
    CONFIG,
    /** The chosen profile of {@code config.toml}. */
    PROFILE,
    /** Microsoft's {@code arrconfig.json}. */
    ARRCONFIG,
    /** An environment variable. */
    ENVIRONMENT,
    /** The command line. */
    OPTION
}
