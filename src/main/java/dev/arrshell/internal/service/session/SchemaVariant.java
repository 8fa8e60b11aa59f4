package dev.arrshell.internal.service.session;

/** The forms of 2021-01-01's responses at different times, as recordings of its clients show them. */
public enum SchemaVariant {
    /** January and February 2021: every field is present, 0 or null if it has no value; properties may be cached. */
    EARLY("2021-01-01-preview, 2021-01-01"),

    /** From March 2021, here as in 2022: a field without a value is left out. */
    LATE("2021-01-01-preview, 2021-01-01, 2021-08-01-preview");

    private final String supportedVersions;

    SchemaVariant(String supportedVersions) {
        this.supportedVersions = supportedVersions;
    }

    /** The value of {@code api-supported-versions}. */
    public String supportedVersions() {
        return supportedVersions;
    }

    public boolean writesNulls() {
        return this == EARLY;
    }
}
