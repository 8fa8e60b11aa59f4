package dev.arrshell.conversion;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Properties of a conversion as of one answer. Immutable and thread-safe.
 *
 * @param id the conversion
 * @param status the status; {@link ConversionStatus#UNKNOWN} for any that this version does not know
 * @param statusText the status as the service wrote it
 * @param inputAsset path of the model as the service writes it, without its container; empty in v1
 * @param outputAsset address of the converted model; empty unless it succeeded, and always empty in v1
 * @param creationTime when it was requested, by the service's clock; empty in v1
 * @param errorCode the error's code; empty unless it failed, and always empty in v1
 * @param message why it failed, in the service's words; empty unless it failed
 * @param seenAt when the answer arrived, by the client's clock
 */
public record ConversionProperties(
        ConversionId id,
        ConversionStatus status,
        String statusText,
        Optional<String> inputAsset,
        Optional<URI> outputAsset,
        Optional<Instant> creationTime,
        Optional<String> errorCode,
        Optional<String> message,
        Instant seenAt) {

    /**
     * Checks that nothing is null.
     *
     * @param id the conversion
     * @param status the status
     * @param statusText the status as the service wrote it
     * @param inputAsset path of the model; empty in v1
     * @param outputAsset address of the converted model; empty unless it succeeded
     * @param creationTime when it was requested; empty in v1
     * @param errorCode the error's code; empty unless it failed
     * @param message why it failed; empty unless it failed
     * @param seenAt when the answer arrived
     * @throws NullPointerException if a component is null
     */
    public ConversionProperties {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(statusText, "statusText");
        Objects.requireNonNull(inputAsset, "inputAsset");
        Objects.requireNonNull(outputAsset, "outputAsset");
        Objects.requireNonNull(creationTime, "creationTime");
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(seenAt, "seenAt");
    }

    @Override
    public String toString() {
        return "ConversionProperties[id=" + id + ", status=" + statusText
                + inputAsset.map(path -> ", input=" + path).orElse("")
                + outputAsset.map(address -> ", output=" + address).orElse("")
                + message.map(text -> ", message=" + text).orElse("") + "]";
    }
}
