package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.internal.service.conversion.ConversionFailure;
import dev.arrshell.internal.service.conversion.ConversionParameters;
import dev.arrshell.internal.service.conversion.ConversionRequest;
import dev.arrshell.internal.service.conversion.ConversionSnapshot;
import dev.arrshell.internal.service.conversion.StorageLocation;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.wire.ProtocolNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parser and writer of the bodies of v1's conversions, from its documentation. */
final class V1ConversionBodies {

    static final String CONVERSION_ID = "conversionId";

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";
    private static final String ACCOUNT = "storageAccountName";
    private static final String CONTAINER = "blobContainerName";
    private static final String FOLDER = "folderPath";
    private static final String INPUT_PATH = "inputAssetPath";
    private static final String OUTPUT_FILE = "outputAssetFileName";
    private static final String READ_SAS = "containerReadListSas";
    private static final String WRITE_SAS = "containerWriteSas";
    private static final String STATUS = "status";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$-]{1,63}");

    private V1ConversionBodies() {}

    /**
     * Reads a create request.
     *
     * @param needsSignatures whether both locations must have a shared access signature
     */
    static ConversionRequest request(JsonNode body, boolean needsSignatures) {
        NestedFields input = NestedFields.in(body, INPUT);
        NestedFields output = NestedFields.in(body, OUTPUT);
        ConversionParameters parameters = V20210101ConversionBodies.parameters(
                location(input),
                input.text(INPUT_PATH),
                location(output),
                V20210101ConversionBodies.outputFile(output, OUTPUT_FILE));
        List<String> linked = new ArrayList<>();
        if (!hasSignature(input, READ_SAS, needsSignatures)) {
            linked.add(parameters.input().container());
        }
        if (!hasSignature(output, WRITE_SAS, needsSignatures)) {
            linked.add(parameters.output().container());
        }
        return new ConversionRequest(parameters, linked);
    }

    private static boolean hasSignature(NestedFields location, String field, boolean isNeeded) {
        boolean isGiven = location.hasSecret(field);
        if (isNeeded && !isGiven) {
            throw ApiError.badRequest("The " + location.qualified(field) + " field is missing.");
        }
        return isGiven;
    }

    private static StorageLocation location(NestedFields location) {
        String account =
                name(location, ACCOUNT, "is no name of a storage account, which has no .blob.core.windows.net");
        String container = name(location, CONTAINER, "is no name of a container");
        return StorageLocation.of(
                "https://" + account + ".blob.core.windows.net/" + container, location.textOrEmpty(FOLDER));
    }

    private static String name(NestedFields location, String field, String otherwise) {
        String name = location.text(field);
        if (!NAME.matcher(name).matches()) {
            throw location.invalid(field, otherwise);
        }
        return name;
    }

    /** Writes the state, and only for a failure an error, which has no code. */
    static void write(JsonGenerator json, ConversionSnapshot conversion) throws IOException {
        json.writeStringField(STATUS, status(conversion.status()));
        Optional<ConversionFailure> failure = conversion.failure();
        if (failure.isPresent()) {
            json.writeObjectFieldStart(ProtocolNames.ERROR);
            json.writeStringField(ProtocolNames.MESSAGE, failure.get().message());
            json.writeEndObject();
        }
    }

    /** The documentation has three states. */
    private static String status(ConversionStatus state) {
        return switch (state) {
            case NOT_STARTED, RUNNING, UNKNOWN -> "Running";
            case SUCCEEDED -> "Success";
            case FAILED, CANCELLED -> "Failure";
        };
    }

    /** The same with the id, for a listing. */
    static void writeItem(JsonGenerator json, ConversionSnapshot conversion) throws IOException {
        json.writeStringField(CONVERSION_ID, conversion.conversion().id());
        write(json, conversion);
    }
}
