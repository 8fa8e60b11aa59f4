package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.conversion.ConversionFailure;
import dev.arrshell.internal.service.conversion.ConversionParameters;
import dev.arrshell.internal.service.conversion.ConversionRequest;
import dev.arrshell.internal.service.conversion.ConversionSnapshot;
import dev.arrshell.internal.service.conversion.StorageLocation;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parser and writer of the bodies of 2021-01-01's conversions, which had one form in all years (recorded). */
final class V20210101ConversionBodies {

    private static final String SETTINGS = "settings";
    private static final String INPUT = "inputLocation";
    private static final String OUTPUT_LOCATION = "outputLocation";
    private static final String CONTAINER = "storageContainerUri";
    private static final String READ_SAS = "storageContainerReadListSas";
    private static final String WRITE_SAS = "storageContainerWriteSas";
    private static final String PREFIX = "blobPrefix";
    private static final String INPUT_PATH = "relativeInputAssetPath";
    private static final String OUTPUT_FILE = "outputAssetFilename";
    private static final String OUTPUT = "output";
    private static final String OUTPUT_URI = "outputAssetUri";

    /** A signature belongs in its own field, and so there is no query. */
    private static final Pattern CONTAINER_ADDRESS = Pattern.compile("https?://[^/?#\\s]+(/[^/?#\\s]+)+/?");

    private static final int FRACTION_DIGITS = 7;

    /** A fraction of at most seven digits without trailing zeros; unlike a session's, the offset is Z (recorded). */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, FRACTION_DIGITS, true)
            .appendLiteral("Z")
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private V20210101ConversionBodies() {}

    static ConversionRequest request(JsonNode body) {
        NestedFields settings = NestedFields.in(body, SETTINGS);
        NestedFields input = settings.nested(INPUT);
        NestedFields output = settings.nested(OUTPUT_LOCATION);
        ConversionParameters parameters =
                parameters(location(input), input.text(INPUT_PATH), location(output), outputFile(output, OUTPUT_FILE));
        List<String> linked = new ArrayList<>();
        if (!input.hasSecret(READ_SAS)) {
            linked.add(parameters.input().container());
        }
        if (!output.hasSecret(WRITE_SAS)) {
            linked.add(parameters.output().container());
        }
        return new ConversionRequest(parameters, linked);
    }

    private static StorageLocation location(NestedFields location) {
        String container = location.text(CONTAINER);
        if (!isAddress(container)) {
            throw location.invalid(
                    CONTAINER, "is no address of a container such as https://account.blob.core.windows.net/container");
        }
        return StorageLocation.of(container, location.textOrEmpty(PREFIX));
    }

    private static boolean isAddress(String container) {
        try {
            return CONTAINER_ADDRESS.matcher(new URI(container).toString()).matches();
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    /** The name of the result, empty if it is not named. */
    static Optional<String> outputFile(NestedFields output, String field) {
        String file = output.textOrEmpty(field);
        String end = ConversionParameters.EXTENSION;
        if (!file.isEmpty() && !file.regionMatches(true, file.length() - end.length(), end, 0, end.length())) {
            throw output.invalid(field, "does not end in " + end);
        }
        return Optional.of(file).filter(name -> !name.isEmpty());
    }

    static ConversionParameters parameters(
            StorageLocation input, String path, StorageLocation output, Optional<String> file) {
        return file.map(name -> new ConversionParameters(input, path, output, name))
                .orElseGet(() -> ConversionParameters.unnamed(input, path, output));
    }

    /** Writes a conversion in the order of the recordings, {@code error} also if it is null. */
    static void write(JsonGenerator json, ConversionSnapshot conversion) throws IOException {
        json.writeStringField(V20210101.ID, conversion.conversion().id());
        json.writeStringField(
                V20210101.CREATION_TIME,
                MOMENT.format(conversion.conversion().position().createdAt()));
        writeSettings(json, conversion.conversion().parameters());
        Optional<String> output = conversion.outputAddress();
        if (output.isPresent()) {
            json.writeObjectFieldStart(OUTPUT);
            json.writeStringField(OUTPUT_URI, output.get());
            json.writeEndObject();
        }
        writeError(json, conversion.failure());
        json.writeStringField(V20210101.STATUS, conversion.status().toWire());
    }

    private static void writeSettings(JsonGenerator json, ConversionParameters parameters) throws IOException {
        json.writeObjectFieldStart(SETTINGS);
        json.writeObjectFieldStart(INPUT);
        writeLocation(json, parameters.input());
        json.writeStringField(INPUT_PATH, parameters.inputPath());
        json.writeEndObject();
        json.writeObjectFieldStart(OUTPUT_LOCATION);
        writeLocation(json, parameters.output());
        json.writeStringField(OUTPUT_FILE, parameters.outputFile());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeLocation(JsonGenerator json, StorageLocation location) throws IOException {
        json.writeStringField(CONTAINER, location.container());
        if (!location.prefix().isEmpty()) {
            json.writeStringField(PREFIX, location.prefix());
        }
    }

    private static void writeError(JsonGenerator json, Optional<ConversionFailure> failure) throws IOException {
        json.writeFieldName(ProtocolNames.ERROR);
        if (failure.isPresent()) {
            ServiceJsonWriter.writeError(
                    json, failure.get().code(), failure.get().message(), false);
        } else {
            json.writeNull();
        }
    }
}
