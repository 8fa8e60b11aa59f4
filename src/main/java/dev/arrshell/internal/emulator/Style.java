package dev.arrshell.internal.emulator;

import java.time.Duration;

/**
 * How the service presents itself.
 *
 * @param era how 2021-01-01 writes what there is not
 * @param strict whether 2021-01-01 refuses a missing or unknown api-version
 * @param page how many sessions a page of 2021-01-01's listing holds
 * @param stopping how long v1 calls a session that was stopped Stopping
 */
public record Style(Era era, boolean strict, int page, Duration stopping) {

    /** As in 2022, lenient, pages of 100, never Stopping. */
    public static final Style USUAL = new Style(Era.LATE, false, Decisions.PAGE, Duration.ZERO);

    /** This style as of another time. */
    public Style in(Era other) {
        return new Style(other, strict, page, stopping);
    }

    /** This style, but strict. */
    public Style strictly() {
        return new Style(era, true, page, stopping);
    }

    /** This style with pages of another length. */
    public Style paging(int length) {
        return new Style(era, strict, length, stopping);
    }

    /** This style with a Stopping of another length. */
    public Style stopping(Duration length) {
        return new Style(era, strict, page, length);
    }
}
