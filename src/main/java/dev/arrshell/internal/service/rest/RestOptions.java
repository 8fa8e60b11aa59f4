package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.session.SchemaVariant;
import java.time.Duration;

/**
 * Options of the two dialects.
 *
 * @param schema the form of 2021-01-01's responses
 * @param strict whether 2021-01-01 refuses a missing or unknown api-version
 * @param pageSize how many sessions a page of 2021-01-01's listing has
 * @param stopping how long v1 shows a stopped session as Stopping
 */
public record RestOptions(SchemaVariant schema, boolean strict, int pageSize, Duration stopping) {

    public static final RestOptions DEFAULT =
            new RestOptions(SchemaVariant.SINCE_2022, false, ServiceAssumptions.PAGE, ServiceAssumptions.STOPPING);

    public RestOptions withSchema(SchemaVariant other) {
        return new RestOptions(other, strict, pageSize, stopping);
    }

    public RestOptions withStrictVersions() {
        return new RestOptions(schema, true, pageSize, stopping);
    }

    public RestOptions withPageSize(int sessions) {
        return new RestOptions(schema, strict, sessions, stopping);
    }

    public RestOptions withStopping(Duration length) {
        return new RestOptions(schema, strict, pageSize, length);
    }
}
