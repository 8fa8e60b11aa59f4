package dev.arrshell.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionSpec;
import dev.arrshell.conversion.ConversionStatus;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conversions as the conversion page of v1 describes them: {@code /v1/accounts/…/conversions/create}. Containers are named
 * by storage account and container, and there is no list.
 */
final class V1ConversionDialect implements ConversionDialect {

    private static final Pattern CONTAINER = Pattern.compile("https?://([^./:]+)[^/]*/([^/]+)/?");
    private static final String CONVERSION_ID = "conversionId";

    @Override
    public Optional<String> unsupported(ConversionSpec spec) {
        if (spec.id().isPresent()) {
            return Optional.of(
                    "in v1 the service chooses the id: leave id('" + spec.id().get() + "') out");
        }
        if (spec.input().access().isPresent() != spec.output().access().isPresent()) {
            return Optional.of("in v1 both containers need a shared access signature or none: give inputAccess(…) and"
                    + " outputAccess(…), or leave both out");
        }
        return notAContainer(spec.input().container())
                .or(() -> notAContainer(spec.output().container()));
    }

    private static Optional<String> notAContainer(URI container) {
        return CONTAINER.matcher(container.toString()).matches()
                ? Optional.empty()
                : Optional.of("v1 names a container by storage account and name, which " + container
                        + " does not tell: write https://ACCOUNT.blob.core.windows.net/CONTAINER");
    }

    @Override
    public WireRequest create(AccountEndpoint target, ConversionSpec spec) {
        ObjectNode body = JsonTrees.object();
        ConversionSpec.Input input = spec.input();
        ObjectNode from = place(body, "input", input.container(), input.folder());
        from.put("inputAssetPath", input.asset());
        V20210101ConversionDialect.access(from, "containerReadListSas", input.access());
        ConversionSpec.Output output = spec.output();
        ObjectNode to = place(body, "output", output.container(), output.folder());
        to.put("outputAssetFileName", output.file());
        V20210101ConversionDialect.access(to, "containerWriteSas", output.access());
        boolean withSignatures = input.access().isPresent();
        String action = withSignatures ? "createWithSharedAccessSignature" : "create";
        return WireRequest.of(
                Operation.CONVERSION_CREATE,
                "POST",
                target.at(accounts(target) + "/conversions/" + action),
                JsonTrees.write(body));
    }

    private static ObjectNode place(ObjectNode body, String field, URI container, String folder) {
        Matcher parts = CONTAINER.matcher(container.toString());
        if (!parts.matches()) {
            throw new IllegalArgumentException("unsupported: " + container);
        }
        return body.putObject(field)
                .put("storageAccountName", parts.group(1))
                .put("blobContainerName", parts.group(2))
                .put("folderPath", folder);
    }

    @Override
    public WireRequest properties(AccountEndpoint target, ConversionId id) {
        return WireRequest.of(Operation.CONVERSION_GET, "GET", target.at(accounts(target) + "/conversions/" + id));
    }

    private static String accounts(AccountEndpoint target) {
        return "/v1/accounts/" + target.account();
    }

    @Override
    public ConversionId idIn(WireRequest request, WireResponse response) {
        return WireResponseReader.conversionId(
                WireResponseReader.object(request, response), CONVERSION_ID, request, response);
    }

    @Override
    public ConversionProperties propertiesIn(
            ConversionId id, WireRequest request, WireResponse response, Instant seenAt) {
        JsonNode body = WireResponseReader.object(request, response);
        String status = WireResponseReader.required(body, "status", request, response);
        return new ConversionProperties(
                id,
                ConversionStatus.fromWire(status),
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(JsonTrees.text(body.path(ProtocolNames.ERROR), ProtocolNames.MESSAGE)),
                seenAt);
    }
}
