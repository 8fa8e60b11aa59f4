package dev.arrshell.model;

import dev.arrshell.internal.text.ValueErrors;
import java.util.Locale;
import java.util.Objects;

/** Version of the REST API. Both versions work on the same sessions. */
public enum ApiVersion {
    /** The public preview of 2019 to 2021, which the session page speaks: {@code /v1/accounts/…}. */
    V1("v1"),

    /** The stable version of 2021, which Microsoft's SDKs speak: {@code /accounts/…?api-version=2021-01-01}. */
    V2021_01_01("2021-01-01");

    private final String text;

    ApiVersion(String text) {
        this.text = text;
    }

    /**
     * Reads a version's name.
     *
     * @param text {@code v1}, {@code 2021-01-01} or {@code 2021-01-01-preview} (the same on the wire), any case
     * @return the version
     * @throws NullPointerException if {@code text} is null
     * @throws IllegalArgumentException if there is no such version
     */
    public static ApiVersion parse(String text) {
        String name = Objects.requireNonNull(text, "API version").trim().toLowerCase(Locale.ROOT);
        for (ApiVersion version : values()) {
            if (name.equals(version.text) || name.equals(version.text + "-preview")) {
                return version;
            }
        }
        throw ValueErrors.because("unknown API version '%s': v1 and 2021-01-01 exist", text);
    }

    /** {@return the name, {@code v1} or {@code 2021-01-01}} */
    @Override
    public String toString() {
        return text;
    }
}
