package dev.arrshell.internal.cli.console;

/** The values of {@code --output}. Lower case, as they are typed. */
public enum OutputFormat {
    /** A line for each element. */
    table,
    /** A line for each field. */
    card,
    /** JSON in the documented shape. */
    json,
    /** The same shape in YAML. */
    yaml,
    /** The same shape as comma-separated values with a header line. */
    csv,
    /** Ids only, one a line. */
    id
}
