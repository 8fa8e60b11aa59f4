package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.session.CreateParameters;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.service.session.SessionEnd;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The bodies of 2021-01-01, with the refusals of wrong ones.
 *
 * @param era how what there is not is written
 */
record V20210101Bodies(SchemaVariant era) {

    private static final String NEGATIVE = "The maxLeaseTimeMinutes value cannot be negative.";
    private static final int MOST_DIGITS = 7;

    /** At most seven digits of a fraction, zeros at the end trimmed; the offset is never Z (recorded). */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MOST_DIGITS, true)
            .appendLiteral("+00:00")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static CreateParameters newSession(JsonNode body) {
        return new CreateParameters(BodyFields.size(body, V20210101.SIZE), lease(body), List.of());
    }

    static Duration lease(JsonNode body) {
        JsonNode value = BodyFields.required(body, V20210101.MAX_LEASE_TIME_MINUTES);
        if (!value.isIntegralNumber()) {
            throw BodyFields.wrong(V20210101.MAX_LEASE_TIME_MINUTES, value, "is no whole number of minutes");
        }
        if (value.bigIntegerValue().signum() < 0) {
            throw ApiError.badRequest(NEGATIVE);
        }
        long longest = ServiceAssumptions.LONGEST_LEASE.toMinutes();
        if (!value.canConvertToInt() || value.intValue() > longest) {
            throw BodyFields.wrong(V20210101.MAX_LEASE_TIME_MINUTES, value, "cannot be over " + longest);
        }
        return Duration.ofMinutes(value.intValue());
    }

    /** In the order of the recordings. */
    void write(JsonGenerator json, SessionSnapshot seen) throws IOException {
        json.writeStringField(V20210101.ID, seen.session().id());
        json.writeStringField(
                V20210101.CREATION_TIME, MOMENT.format(seen.session().place().createdAt()));
        writePort(json, V20210101.INSPECTOR_PORT, seen.inspectorPort());
        writePort(json, V20210101.HANDSHAKE_PORT, seen.handshakePort());
        json.writeNumberField(V20210101.ELAPSED_TIME_MINUTES, seen.elapsed().toMinutes());
        writeHost(json, seen);
        json.writeNumberField(
                V20210101.MAX_LEASE_TIME_MINUTES, minutes(seen.session().lease()));
        json.writeStringField(V20210101.SIZE, seen.session().asked().size().toWire());
        json.writeStringField(V20210101.STATUS, seen.status().toWire());
        writeTeraflops(json, seen);
        writeError(json, seen.failure());
    }

    private void writePort(JsonGenerator json, String name, OptionalInt port) throws IOException {
        if (port.isPresent() || era.writesNulls()) {
            json.writeNumberField(name, port.orElse(0));
        }
    }

    private void writeHost(JsonGenerator json, SessionSnapshot seen) throws IOException {
        Optional<String> host = seen.hostname(era);
        if (host.isPresent() || era.writesNulls()) {
            json.writeStringField(V20210101.HOSTNAME, host.orElse(null));
        }
    }

    /** Known once there is a server, and still after it is gone (recorded). */
    private void writeTeraflops(JsonGenerator json, SessionSnapshot seen) throws IOException {
        if (seen.hasBooted()) {
            boolean standard = seen.session().asked().size() == SessionSize.STANDARD;
            json.writeNumberField(
                    V20210101.TERAFLOPS,
                    standard ? ServiceAssumptions.STANDARD_TERAFLOPS : ServiceAssumptions.PREMIUM_TERAFLOPS);
        } else if (era.writesNulls()) {
            json.writeNumberField(V20210101.TERAFLOPS, 0.0);
        }
    }

    private void writeError(JsonGenerator json, Optional<SessionEnd> failure) throws IOException {
        if (failure.isPresent()) {
            json.writeFieldName(ProtocolNames.ERROR);
            ServiceJsonWriter.writeError(
                    json, failure.get().code(), failure.get().message(), era.writesNulls());
        } else if (era.writesNulls()) {
            json.writeNullField(ProtocolNames.ERROR);
        }
    }

    /** A lease that v1 gave seconds is rounded up, so that nobody is shown less than there is. */
    private static long minutes(Duration lease) {
        return lease.plusMinutes(1).minusNanos(1).toMinutes();
    }
}
