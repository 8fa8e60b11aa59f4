package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionSpec;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.conversion.StorageAccess;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conversions as Microsoft's SDKs ask for them: {@code /accounts/…/conversions?api-version=2021-01-01}. */
final class V20210101ConversionDialect implements ConversionDialect {

    private static final String VERSION = "?" + V20210101.API_VERSION + "=" + ApiVersion.V2021_01_01;

    @Override
    public Optional<String> unsupported(ConversionSpec spec) {
        return Optional.empty();
    }

    @Override
    public ConversionSpec withClientId(ConversionSpec spec) {
        return spec.id().isPresent() ? spec : spec.withId(ConversionId.random());
    }

    @Override
    public WireRequest create(AccountEndpoint target, ConversionSpec spec) {
        ConversionId id = withClientId(spec).id().orElseThrow();
        ObjectNode body = JsonTrees.object();
        ObjectNode settings = body.putObject("settings");
        ConversionSpec.Input input = spec.input();
        ObjectNode from = settings.putObject("inputLocation");
        from.put("storageContainerUri", input.container().toString());
        access(from, "storageContainerReadListSas", input.access());
        text(from, "blobPrefix", input.folder());
        from.put("relativeInputAssetPath", input.asset());
        ConversionSpec.Output output = spec.output();
        ObjectNode to = settings.putObject("outputLocation");
        to.put("storageContainerUri", output.container().toString());
        access(to, "storageContainerWriteSas", output.access());
        text(to, "blobPrefix", output.folder());
        text(to, "outputAssetFilename", output.file());
        return WireRequest.of(Operation.CONVERSION_CREATE, "PUT", conversion(target, id), JsonTrees.write(body));
    }

    private static void text(ObjectNode location, String field, String value) {
        if (!value.isEmpty()) {
            location.put(field, value);
        }
    }

    static void access(ObjectNode location, String field, Optional<StorageAccess> access) {
        access.ifPresent(signature -> signature.revealTo(query -> location.put(field, query)));
    }

    @Override
    public WireRequest properties(AccountEndpoint target, ConversionId id) {
        return WireRequest.of(Operation.CONVERSION_GET, "GET", conversion(target, id));
    }

    @Override
    public Optional<WireRequest> list(AccountEndpoint target) {
        return Optional.of(WireRequest.of(Operation.CONVERSION_LIST, "GET", target.at(conversions(target) + VERSION)));
    }

    private static String conversions(AccountEndpoint target) {
        return "/accounts/" + target.account() + "/conversions";
    }

    private static URI conversion(AccountEndpoint target, ConversionId id) {
        return target.at(conversions(target) + "/" + id + VERSION);
    }

    @Override
    public ConversionId idIn(WireRequest request, WireResponse response) {
        return WireResponseReader.conversionId(
                WireResponseReader.object(request, response), V20210101.ID, request, response);
    }

    @Override
    public ConversionProperties propertiesIn(
            ConversionId id, WireRequest request, WireResponse response, Instant seenAt) {
        return conversion(WireResponseReader.object(request, response), request, response, seenAt);
    }

    @Override
    public List<ConversionProperties> conversionsIn(WireRequest request, WireResponse response, Instant seenAt) {
        return WireResponseReader.items(
                ProtocolNames.CONVERSIONS, request, response, item -> conversion(item, request, response, seenAt));
    }

    @Override
    public Optional<WireRequest> nextPage(WireRequest request, WireResponse response) {
        return V20210101Dialect.pageAfter(request, response);
    }

    private static ConversionProperties conversion(
            JsonNode body, WireRequest request, WireResponse response, Instant seenAt) {
        String status = WireResponseReader.required(body, V20210101.STATUS, request, response);
        JsonNode error = body.path(ProtocolNames.ERROR);
        return new ConversionProperties(
                WireResponseReader.conversionId(body, V20210101.ID, request, response),
                ConversionStatus.fromWire(status),
                status,
                inputAsset(body.path("settings").path("inputLocation")),
                address(JsonTrees.text(body.path("output"), "outputAssetUri")),
                Optional.ofNullable(V20210101Dialect.moment(JsonTrees.text(body, V20210101.CREATION_TIME))),
                Optional.ofNullable(JsonTrees.text(error, ProtocolNames.CODE)),
                Optional.ofNullable(JsonTrees.text(error, ProtocolNames.MESSAGE)),
                seenAt);
    }

    private static Optional<String> inputAsset(JsonNode location) {
        String folder =
                Optional.ofNullable(JsonTrees.text(location, "blobPrefix")).orElse("");
        return Optional.ofNullable(JsonTrees.text(location, "relativeInputAssetPath"))
                .map(folder::concat);
    }

    /** Nothing else depends on the address of the result: a text that is none counts as absent. */
    private static Optional<URI> address(String text) {
        try {
            return Optional.ofNullable(text).map(URI::create);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
