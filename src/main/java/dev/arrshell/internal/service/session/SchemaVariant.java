package dev.arrshell.internal.service.session;

import java.time.YearMonth;
import java.util.Arrays;

/** The forms of 2021-01-01's responses at different times, as recordings of its clients show them. */
public enum SchemaVariant {
    /** January and February 2021: every field is present, 0 or null if it has no value; properties may be cached. */
    EARLY_2021(YearMonth.of(2021, 1), "2021-01-01-preview, 2021-01-01"),

    /** March to December 2021: a field without a value is left out; servers are still named by numbers. */
    LATE_2021(YearMonth.of(2021, 3), "2021-01-01-preview, 2021-01-01"),

    /** From 2022 on. */
    SINCE_2022(YearMonth.of(2022, 1), "2021-01-01-preview, 2021-01-01, 2021-08-01-preview");

    private final YearMonth begin;
    private final String supportedVersions;

    SchemaVariant(YearMonth begin, String supportedVersions) {
        this.begin = begin;
        this.supportedVersions = supportedVersions;
    }

    /**
     * The form in a month.
     *
     * @throws IllegalArgumentException if there was no 2021-01-01 yet
     */
    public static SchemaVariant in(YearMonth month) {
        return Arrays.stream(values())
                .filter(variant -> !month.isBefore(variant.begin))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalArgumentException("2021-01-01 is known from " + EARLY_2021.begin
                        + " on, not in " + month + " (nothing was started)"));
    }

    /** The value of {@code api-supported-versions}. */
    public String supportedVersions() {
        return supportedVersions;
    }

    public boolean writesNulls() {
        return this == EARLY_2021;
    }
}
