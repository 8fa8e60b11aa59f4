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
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import dev.arrshell.model.Operation;
import java.util.List;

/**
 * The routes of 2021-01-01 for conversions. Unlike those for sessions they never had the optional fields of errors, and
 * their listing always ends with {@code @nextLink} and may be cached (recorded).
 */
public final class V20210101ConversionHandler implements ApiDialect {

    private static final String CONVERSIONS = "/accounts/{accountId}/conversions";
    private static final String CONVERSION = CONVERSIONS + "/{conversionId}";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final V20210101RouteFactory factory;
    private final ConversionService conversions;
    private final RestOptions options;

    public V20210101ConversionHandler(
            TokenAuthenticator authenticator, ConversionService conversions, RestOptions options) {
        factory = new V20210101RouteFactory(authenticator, options);
        this.conversions = conversions;
        this.options = options;
    }

    public List<Route> routes() {
        return List.of(
                factory.route(Operation.CONVERSION_CREATE, this, "PUT", CONVERSION, this::create),
                factory.route(Operation.CONVERSION_GET, this, "GET", CONVERSION, this::get),
                factory.route(Operation.CONVERSION_LIST, this, "GET", CONVERSIONS, this::list));
    }

    @Override
    public ServiceResponse addHeaders(ServiceRequest request, ServiceResponse response) {
        return factory.addHeaders(request, response);
    }

    private ServiceResponse create(RouteMatch match, AccountRegion scope) {
        String id = V20210101RouteFactory.requireId("conversion", match.conversion());
        ConversionRequest request = V20210101ConversionBodies.request(
                ServiceJsonParser.strictObject(match.request().body()));
        if (!conversions.hasAccess(request)) {
            throw ApiError.notLinked(notLinked());
        }
        ConversionService.Created created = conversions.create(scope, id, request.parameters());
        return conversion(created.isNew() ? CREATED : OK, created.conversion());
    }

    private String notLinked() {
        return ServiceAssumptions.CONTAINER_NOT_LINKED
                + (options.schema() == SchemaVariant.SINCE_2022 ? ServiceAssumptions.HOW_TO_LINK : "");
    }

    private static ServiceResponse conversion(int status, ConversionSnapshot conversion) {
        return ServiceResponse.json(status, json -> V20210101ConversionBodies.write(json, conversion));
    }

    private ServiceResponse get(RouteMatch match, AccountRegion scope) {
        return conversion(OK, conversions.find(scope, match.conversion())).notCached();
    }

    /** One conversion more than a page has is read, to know whether there is a next page. */
    private ServiceResponse list(RouteMatch match, AccountRegion scope) {
        ListPosition after = match.request()
                .parameter(ContinuationTokens.PARAMETER)
                .map(ContinuationTokens::after)
                .orElse(ListPosition.FIRST);
        List<ConversionSnapshot> found = conversions.list(scope, after, options.pageSize() + 1);
        boolean hasNext = found.size() > options.pageSize();
        List<ConversionSnapshot> page = hasNext ? found.subList(0, options.pageSize()) : found;
        String next = hasNext ? nextLink(match.request(), page) : null;
        return ServiceResponse.json(OK, json -> {
            ServiceJsonWriter.writeObjects(json, ProtocolNames.CONVERSIONS, page, V20210101ConversionBodies::write);
            json.writeStringField(V20210101.NEXT_LINK, next);
        });
    }

    private static String nextLink(ServiceRequest request, List<ConversionSnapshot> page) {
        return ContinuationTokens.nextLink(
                request, page.get(page.size() - 1).conversion().position());
    }
}
