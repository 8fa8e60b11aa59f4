package dev.arrshell.internal.service.simulated;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.BodyFields;
import java.io.IOException;
import java.time.Duration;

/**
 * A range from which times are drawn evenly.
 *
 * @param atLeast the shortest time
 * @param atMost the longest time
 */
record DurationRange(Duration atLeast, Duration atMost) {

    /** The time at an index of the draws of a seed. */
    Duration drawn(long seed, long index) {
        double range = atMost.minus(atLeast).toNanos() + 1.0;
        return atLeast.plusNanos((long) (SeededRandom.unit(seed, index) * range));
    }

    /** Reads a field that is an array of two durations. */
    static DurationRange read(JsonNode object, String field) {
        JsonNode range = object.path(field);
        if (!range.isArray() || range.size() != 2) {
            throw BodyFields.invalid(field, range, "is no array of two durations");
        }
        Duration atLeast = BodyFields.duration(field, range.get(0));
        Duration atMost = BodyFields.duration(field, range.get(1));
        if (atLeast.compareTo(atMost) > 0) {
            throw BodyFields.invalid(field, range, "has the longer time first");
        }
        return new DurationRange(atLeast, atMost);
    }

    void write(JsonGenerator json, String field) throws IOException {
        json.writeArrayFieldStart(field);
        json.writeString(atLeast.toString());
        json.writeString(atMost.toString());
        json.writeEndArray();
    }
}
