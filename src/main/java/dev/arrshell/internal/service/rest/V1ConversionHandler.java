package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.conversion.ConversionRequest;
import dev.arrshell.internal.service.conversion.ConversionService;
import dev.arrshell.internal.service.conversion.ConversionSnapshot;
import dev.arrshell.internal.service.http.ApiDialect;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceAssumptions;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.stream.Stream;

/** The routes of v1 for conversions: in the documentation {@code conversion}, in Microsoft's scripts {@code conversions}. */
public final class V1ConversionHandler implements ApiDialect {

    private static final String ACCOUNT = "/v1/accounts/{accountId}/";
    private static final List<String> SPELLINGS = List.of("conversions", "conversion");
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final TokenAuthenticator authenticator;
    private final ConversionService conversions;

    public V1ConversionHandler(TokenAuthenticator authenticator, ConversionService conversions) {
        this.authenticator = authenticator;
        this.conversions = conversions;
    }

    public List<Route> routes() {
        return SPELLINGS.stream().flatMap(name -> routes(ACCOUNT + name)).toList();
    }

    private Stream<Route> routes(String path) {
        return Stream.of(
                route(
                        Operation.CONVERSION_CREATE,
                        "POST",
                        path + "/create",
                        (match, scope) -> create(match, scope, false)),
                route(
                        Operation.CONVERSION_CREATE,
                        "POST",
                        path + "/createWithSharedAccessSignature",
                        (match, scope) -> create(match, scope, true)),
                route(Operation.CONVERSION_GET, "GET", path + "/{conversionId}", this::get),
                route(Operation.CONVERSION_LIST, "GET", path, this::list));
    }

    private Route route(Operation operation, String method, String path, SessionRequestHandler handler) {
        return Route.of(operation, this, method, path, handler.authenticatedBy(authenticator));
    }

    private ServiceResponse create(RouteMatch match, AccountRegion scope, boolean needsSignatures) {
        ConversionRequest request = V1ConversionBodies.request(
                ServiceJsonParser.lenientObject(match.request().body()), needsSignatures);
        if (!conversions.hasAccess(request)) {
            throw ApiError.notLinked(ServiceAssumptions.CONTAINER_NOT_LINKED);
        }
        String id = conversions.create(scope, request.parameters()).conversion().id();
        return ServiceResponse.json(ACCEPTED, json -> json.writeStringField(V1ConversionBodies.CONVERSION_ID, id));
    }

    private ServiceResponse get(RouteMatch match, AccountRegion scope) {
        ConversionSnapshot conversion = conversions.find(scope, match.conversion());
        return ServiceResponse.json(OK, json -> V1ConversionBodies.write(json, conversion))
                .notCached();
    }

    private ServiceResponse list(RouteMatch match, AccountRegion scope) {
        List<ConversionSnapshot> all = conversions.list(scope);
        return ServiceResponse.json(
                OK,
                json -> ServiceJsonWriter.writeObjects(
                        json, ProtocolNames.CONVERSIONS, all, V1ConversionBodies::writeItem));
    }
}
