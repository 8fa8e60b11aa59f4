package dev.arrshell.internal.view.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.model.Exchange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The draft, in arr's own language, that sends the body of a conversion's start. A signature is a variable. */
final class ConversionDraftText {

    private static final Pattern ID = Pattern.compile(".*/conversions/(?!create\\b)([^/]+)");

    private ConversionDraftText() {}

    /** The conversion that a request's path names; in v1 a start names none. */
    static Optional<String> idIn(Exchange exchange) {
        Matcher path = ID.matcher(exchange.uri().getPath());
        return path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    }

    static String of(JsonNode body, Optional<String> id) {
        return body.has("settings") ? of20210101(body.path("settings"), id) : ofV1(body);
    }

    private static String of20210101(JsonNode settings, Optional<String> id) {
        JsonNode input = settings.path("inputLocation");
        JsonNode output = settings.path("outputLocation");
        return "client.conversion().input("
                + literal(input.path("storageContainerUri").asText()) + ", "
                + literal(input.path("relativeInputAssetPath").asText()) + ").output("
                + literal(output.path("storageContainerUri").asText()) + ")"
                + step("inputFolder", input.path("blobPrefix"))
                + step("outputFolder", output.path("blobPrefix"))
                + step("outputFile", output.path("outputAssetFilename"))
                + access(CallParts.INPUT_ACCESS, input.path("storageContainerReadListSas"))
                + access(CallParts.OUTPUT_ACCESS, output.path("storageContainerWriteSas"))
                + id.map(chosen -> ".id(" + literal(chosen) + ")").orElse("") + ".start()";
    }

    private static String ofV1(JsonNode body) {
        JsonNode input = body.path("input");
        JsonNode output = body.path("output");
        return "client.conversion().input(" + container(input) + ", "
                + literal(input.path("inputAssetPath").asText()) + ").output(" + container(output) + ")"
                + step("inputFolder", input.path("folderPath"))
                + step("outputFolder", output.path("folderPath"))
                + step("outputFile", output.path("outputAssetFileName"))
                + access(CallParts.INPUT_ACCESS, input.path("containerReadListSas"))
                + access(CallParts.OUTPUT_ACCESS, output.path("containerWriteSas")) + ".start()";
    }

    private static String container(JsonNode location) {
        return literal("https://" + location.path("storageAccountName").asText() + ".blob.core.windows.net/"
                + location.path("blobContainerName").asText());
    }

    private static String step(String name, JsonNode value) {
        String text = value.asText("");
        return text.isEmpty() ? "" : "." + name + "(" + literal(text) + ")";
    }

    private static String access(String name, JsonNode value) {
        return value.asText("").isEmpty() ? "" : "." + name + "(" + name + ")";
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
