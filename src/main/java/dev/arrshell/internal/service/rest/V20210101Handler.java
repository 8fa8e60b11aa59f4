package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.arrshell.internal.service.http.ApiDialect;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceJsonParser;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.session.AccountRegion;
import dev.arrshell.internal.service.session.CreateParameters;
import dev.arrshell.internal.service.session.ListPosition;
import dev.arrshell.internal.service.session.SchemaVariant;
import dev.arrshell.internal.service.session.SessionService;
import dev.arrshell.internal.service.session.SessionSnapshot;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.ProtocolNames.V20210101;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The routes of 2021-01-01: {@code /accounts/…?api-version=…}, whole minutes, ids that the client chooses, pages. */
public final class V20210101Handler implements ApiDialect {

    private static final String SESSIONS = "/accounts/{accountId}/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final V20210101RouteFactory factory;
    private final SessionService sessions;
    private final RestOptions options;
    private final V20210101Bodies bodies;

    public V20210101Handler(TokenAuthenticator authenticator, SessionService sessions, RestOptions options) {
        factory = new V20210101RouteFactory(authenticator, options);
        this.sessions = sessions;
        this.options = options;
        bodies = new V20210101Bodies(options.schema());
    }

    public List<Route> routes() {
        return List.of(
                route(Operation.CREATE, "PUT", SESSION, this::create),
                route(Operation.PROPERTIES, "GET", SESSION, this::properties),
                route(Operation.UPDATE, "PATCH", SESSION, this::update),
                route(Operation.LIST, "GET", SESSIONS, this::list),
                route(Operation.STOP, "POST", SESSION + "/:stop", this::stop));
    }

    private Route route(Operation operation, String method, String path, SessionRequestHandler handler) {
        return factory.route(operation, this, method, path, handler);
    }

    @Override
    public ServiceResponse toResponse(ApiError error) {
        return error.toResponse(options.schema().writesNulls());
    }

    @Override
    public ServiceResponse addHeaders(ServiceRequest request, ServiceResponse response) {
        return factory.addHeaders(request, response);
    }

    private ServiceResponse create(RouteMatch match, AccountRegion scope) {
        String id = V20210101RouteFactory.requireId("session", match.session());
        CreateParameters parameters = V20210101Bodies.createParameters(body(match));
        SessionService.Created created = sessions.create(scope, id, parameters);
        return properties(created.isNew() ? CREATED : OK, created.session());
    }

    private JsonNode body(RouteMatch match) {
        return ServiceJsonParser.object(match.request().body(), options.strict());
    }

    private ServiceResponse properties(int status, SessionSnapshot session) {
        return ServiceResponse.json(status, json -> bodies.write(json, session));
    }

    private ServiceResponse properties(RouteMatch match, AccountRegion scope) {
        ServiceResponse response = properties(OK, sessions.find(scope, match.session()));
        return options.schema() == SchemaVariant.EARLY_2021 ? response : response.notCached();
    }

    private ServiceResponse update(RouteMatch match, AccountRegion scope) {
        return properties(OK, sessions.update(scope, match.session(), newLease(body(match))));
    }

    /** The swagger has no 400 for an update: faults of the lease are 422. */
    private static Duration newLease(JsonNode body) {
        try {
            return V20210101Bodies.lease(body);
        } catch (ApiError fault) {
            throw fault.asUnprocessable();
        }
    }

    private ServiceResponse stop(RouteMatch match, AccountRegion scope) {
        sessions.stop(scope, match.session());
        return ServiceResponse.noContent();
    }

    /** One session more than a page has is read, to know whether there is a next page. */
    private ServiceResponse list(RouteMatch match, AccountRegion scope) {
        Optional<String> token = match.request().parameter(ContinuationTokens.PARAMETER);
        ListPosition after = token.map(ContinuationTokens::after).orElse(ListPosition.FIRST);
        List<SessionSnapshot> found = sessions.list(scope, after, options.pageSize() + 1);
        boolean hasNext = found.size() > options.pageSize();
        List<SessionSnapshot> page = hasNext ? found.subList(0, options.pageSize()) : found;
        Optional<String> next = hasNext ? Optional.of(nextLink(match.request(), page)) : Optional.empty();
        return ServiceResponse.json(OK, json -> {
                    ServiceJsonWriter.writeObjects(json, ProtocolNames.SESSIONS, page, bodies::write);
                    writeNextLink(json, next, token.isPresent());
                })
                .notCached();
    }

    /** The last of several pages has a null link; a page that is the only one has none. */
    private void writeNextLink(JsonGenerator json, Optional<String> next, boolean isContinued) throws IOException {
        if (next.isPresent() || isContinued) {
            json.writeStringField(V20210101.NEXT_LINK, next.orElse(null));
        }
    }

    private static String nextLink(ServiceRequest request, List<SessionSnapshot> page) {
        return ContinuationTokens.nextLink(
                request, page.get(page.size() - 1).session().position());
    }
}
