package dev.arrshell.internal.config.value;

/** The kinds of sources; a later one overrides an earlier one. */
public enum ConfigSource {
    /** Built in. */
    DEFAULT,
    /** {@code config.toml} outside the profiles. */
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
