package dev.arrshell.internal.service.session;

/** How the service wrote its answers of 2021-01-01 in the course of time, as the recordings of its clients show. */
public enum SchemaVariant {
    /** January and February 2021: every field is there, 0 or null; properties may be cached. */
    EARLY("2021-01-01-preview, 2021-01-01"),

    /** From March 2021, here as in 2022: what there is not is left out. */
    LATE("2021-01-01-preview, 2021-01-01, 2021-08-01-preview");

    private final String versions;

    SchemaVariant(String versions) {
        this.versions = versions;
    }

    /** What {@code api-supported-versions} says. */
    public String versions() {
        return versions;
    }

    public boolean writesNulls() {
        return this == EARLY;
    }
}
