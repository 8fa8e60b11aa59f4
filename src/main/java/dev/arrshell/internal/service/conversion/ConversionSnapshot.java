package dev.arrshell.internal.service.conversion;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionStatus;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversion at one moment, with the values that both dialects write.
 *
 * @param conversion the conversion
 * @param at the moment
 */
public record ConversionSnapshot(ConversionRecord conversion, Instant at) {

    public ConversionStatus status() {
        return conversion.plan().statusAt(at);
    }

    /** Why it failed; only in status Failed. */
    public Optional<ConversionFailure> failure() {
        return conversion.plan().failure().filter(why -> status() == ConversionStatus.FAILED);
    }

    /** The address of the result; only in status Succeeded. */
    public Optional<String> outputAddress() {
        return status() == ConversionStatus.SUCCEEDED
                ? Optional.of(conversion.parameters().outputAddress())
                : Optional.empty();
    }

    /** The properties as a client of 2021-01-01 sees them. */
    public ConversionProperties properties() {
        StorageLocation input = conversion.parameters().input();
        return new ConversionProperties(
                ConversionId.parse(conversion.id()),
                status(),
                status().toWire(),
                Optional.of(input.prefix() + conversion.parameters().inputPath()),
                outputAddress().map(URI::create),
                Optional.of(conversion.position().createdAt()),
                failure().map(ConversionFailure::code),
                failure().map(ConversionFailure::message),
                at);
    }
}
