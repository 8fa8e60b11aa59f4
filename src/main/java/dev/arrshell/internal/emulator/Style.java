package dev.arrshell.internal.emulator;

/**
 * How the service of 2021-01-01 presents itself.
 *
 * @param era how it writes what there is not
 * @param strict whether a missing or unknown api-version is refused
 * @param page how many sessions a page of a listing holds
 */
public record Style(Era era, boolean strict, int page) {

    /** As in 2022, lenient, pages of 100. */
    public static final Style USUAL = new Style(Era.LATE, false, Decisions.PAGE);

    /** This style as of another time. */
    public Style in(Era other) {
        return new Style(other, strict, page);
    }

    /** This style, but strict. */
    public Style strictly() {
        return new Style(era, true, page);
    }

    /** This style with pages of another length. */
    public Style paging(int length) {
        return new Style(era, strict, length);
    }
}
