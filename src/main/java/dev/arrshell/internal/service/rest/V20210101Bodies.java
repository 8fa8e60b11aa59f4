package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
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
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Parser and writer of 2021-01-01's bodies.
 *
 * @param schema how a field without a value is written
 */
record V20210101Bodies(SchemaVariant schema) {

    private static final String NEGATIVE = "The maxLeaseTimeMinutes value cannot be negative.";
    private static final int FRACTION_DIGITS = 7;

    /** Also in a string, as the service's framework read it. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,20}");

    /** A fraction of at most seven digits without trailing zeros; the offset is never Z (recorded). */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, FRACTION_DIGITS, true)
            .appendLiteral("+00:00")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static CreateParameters createParameters(JsonNode body) {
        return new CreateParameters(BodyFields.size(body, V20210101.SIZE), lease(body), List.of());
    }

    static Duration lease(JsonNode body) {
        JsonNode given = BodyFields.required(body, V20210101.MAX_LEASE_TIME_MINUTES);
        JsonNode value = WHOLE_NUMBER.matcher(given.asText()).matches()
                ? new BigIntegerNode(new BigInteger(given.asText()))
                : given;
        if (!value.isIntegralNumber()) {
            throw BodyFields.invalid(V20210101.MAX_LEASE_TIME_MINUTES, value, "is no whole number of minutes");
        }
        if (value.bigIntegerValue().signum() < 0) {
            throw ApiError.badRequest(NEGATIVE);
        }
        long longest = ServiceAssumptions.LONGEST_LEASE.toMinutes();
        if (!value.canConvertToInt() || value.intValue() > longest) {
            throw BodyFields.invalid(V20210101.MAX_LEASE_TIME_MINUTES, value, "cannot be over " + longest);
        }
        return Duration.ofMinutes(value.intValue());
    }

    /** Writes the properties in the order of the recordings. */
    void write(JsonGenerator json, SessionSnapshot session) throws IOException {
        json.writeStringField(V20210101.ID, session.session().id());
        json.writeStringField(
                V20210101.CREATION_TIME,
                MOMENT.format(session.session().position().createdAt()));
        writePort(json, V20210101.INSPECTOR_PORT, session.inspectorPort());
        writePort(json, V20210101.HANDSHAKE_PORT, session.handshakePort());
        json.writeNumberField(V20210101.ELAPSED_TIME_MINUTES, session.elapsed().toMinutes());
        writeHost(json, session);
        json.writeNumberField(
                V20210101.MAX_LEASE_TIME_MINUTES, minutes(session.session().lease()));
        json.writeStringField(
                V20210101.SIZE, session.session().parameters().size().toWire());
        json.writeStringField(V20210101.STATUS, session.status().toWire());
        writeTeraflops(json, session);
        writeError(json, session.failure());
    }

    private void writePort(JsonGenerator json, String name, OptionalInt port) throws IOException {
        if (port.isPresent() || schema.writesNulls()) {
            json.writeNumberField(name, port.orElse(0));
        }
    }

    private void writeHost(JsonGenerator json, SessionSnapshot session) throws IOException {
        Optional<String> host = session.hostname(schema);
        if (host.isPresent() || schema.writesNulls()) {
            json.writeStringField(V20210101.HOSTNAME, host.orElse(null));
        }
    }

    /** Written from Ready on, also after the end (recorded). */
    private void writeTeraflops(JsonGenerator json, SessionSnapshot session) throws IOException {
        if (session.hasBooted()) {
            boolean standard = session.session().parameters().size() == SessionSize.STANDARD;
            json.writeNumberField(
                    V20210101.TERAFLOPS,
                    standard ? ServiceAssumptions.STANDARD_TERAFLOPS : ServiceAssumptions.PREMIUM_TERAFLOPS);
        } else if (schema.writesNulls()) {
            json.writeNumberField(V20210101.TERAFLOPS, 0.0);
        }
    }

    private void writeError(JsonGenerator json, Optional<SessionEnd> failure) throws IOException {
        if (failure.isPresent()) {
            json.writeFieldName(ProtocolNames.ERROR);
            ServiceJsonWriter.writeError(
                    json, failure.get().code(), failure.get().message(), schema.writesNulls());
        } else if (schema.writesNulls()) {
            json.writeNullField(ProtocolNames.ERROR);
        }
    }

    /** The lease rounded up, because a lease of v1 can have seconds. */
    private static long minutes(Duration lease) {
        return lease.plusMinutes(1).minusNanos(1).toMinutes();
    }
}
