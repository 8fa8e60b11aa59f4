package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.SchemaVariant;
import java.time.Duration;

/**
 * How the service presents itself.
 *
 * @param era how 2021-01-01 writes what there is not
 * @param strict whether 2021-01-01 refuses a missing or unknown api-version
 * @param page how many sessions a page of 2021-01-01's listing holds
 * @param stopping how long v1 calls a session that was stopped Stopping
 */
public record RestOptions(SchemaVariant era, boolean strict, int page, Duration stopping) {

    /** As in 2022, lenient, pages of 100, never Stopping. */
    public static final RestOptions USUAL =
            new RestOptions(SchemaVariant.LATE, false, ServiceAssumptions.PAGE, Duration.ZERO);

    /** This style as of another time. */
    public RestOptions in(SchemaVariant other) {
        return new RestOptions(other, strict, page, stopping);
    }

    /** This style, but strict. */
    public RestOptions strictly() {
        return new RestOptions(era, true, page, stopping);
    }

    /** This style with pages of another length. */
    public RestOptions paging(int length) {
        return new RestOptions(era, strict, length, stopping);
    }

    /** This style with a Stopping of another length. */
    public RestOptions stopping(Duration length) {
        return new RestOptions(era, strict, page, length);
    }
}
