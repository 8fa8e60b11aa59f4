package dev.arrshell.internal.service.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteHandler;
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
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dialect of the swagger: {@code /accounts/…?api-version=…}, whole minutes, the client's own ids, pages. */
public final class V20210101Handler implements RouteHandler {

    private static final String SESSIONS = "/accounts/{accountId}/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final String TOKEN = "continuationToken";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final TokenAuthenticator gate;
    private final SessionService sessions;
    private final RestOptions style;
    private final V20210101Bodies bodies;
    private final ApiVersionCheck versions;

    public V20210101Handler(TokenAuthenticator gate, SessionService sessions, RestOptions style) {
        this.gate = gate;
        this.sessions = sessions;
        this.style = style;
        bodies = new V20210101Bodies(style.era());
        versions = new ApiVersionCheck(style.era(), style.strict());
    }

    public List<Route> routes() {
        return List.of(
                Route.of(Operation.CREATE, this, "PUT", SESSION),
                Route.of(Operation.PROPERTIES, this, "GET", SESSION),
                Route.of(Operation.UPDATE, this, "PATCH", SESSION),
                Route.of(Operation.LIST, this, "GET", SESSIONS),
                Route.of(Operation.STOP, this, "POST", SESSION + "/:stop"));
    }

    @Override
    public ServiceResponse refusal(ApiError refused) {
        return refused.answer(style.era().writesNulls());
    }

    @Override
    public ServiceResponse dressed(RouteMatch call, ServiceResponse plain) {
        return versions.dressed(call.request(), plain);
    }

    @Override
    public ServiceResponse answer(RouteMatch call) {
        versions.check(call.request());
        AccountRegion scope = new AccountRegion(gate.admit(call.request(), call.account()), call.region());
        return switch (call.operation().orElseThrow()) {
            case CREATE -> create(scope, call);
            case PROPERTIES -> properties(scope, call);
            case UPDATE -> update(scope, call);
            case LIST -> list(scope, call);
            case STOP -> stop(scope, call);
            case TOKEN -> throw new IllegalStateException("the token service has a front of its own");
        };
    }

    private ServiceResponse create(AccountRegion scope, RouteMatch call) {
        if (!ID.matcher(call.session()).matches()) {
            throw ApiError.badRequest("A session id has 1 to 256 letters, digits, hyphens and underscores.");
        }
        CreateParameters asked = V20210101Bodies.newSession(
                ServiceJsonParser.strictObject(call.request().body()));
        SessionService.Created created = sessions.create(scope, call.session(), asked);
        return described(created.made() ? CREATED : OK, created.seen());
    }

    private ServiceResponse described(int status, SessionSnapshot seen) {
        return ServiceResponse.json(status, ServiceJsonWriter.object(json -> bodies.write(json, seen)));
    }

    private ServiceResponse properties(AccountRegion scope, RouteMatch call) {
        ServiceResponse answer = described(OK, sessions.find(scope, call.session()));
        return style.era() == SchemaVariant.EARLY ? answer : answer.uncached();
    }

    private ServiceResponse update(AccountRegion scope, RouteMatch call) {
        return described(
                OK,
                sessions.update(
                        scope,
                        call.session(),
                        V20210101Bodies.lease(
                                ServiceJsonParser.strictObject(call.request().body()))));
    }

    private ServiceResponse stop(AccountRegion scope, RouteMatch call) {
        sessions.stop(scope, call.session());
        return ServiceResponse.noContent();
    }

    /** One session more than the page holds is looked for, to know whether there is a next page. */
    private ServiceResponse list(AccountRegion scope, RouteMatch call) {
        Optional<String> token = call.request().parameter(TOKEN);
        ListPosition after = token.map(ContinuationTokens::after).orElse(ListPosition.FIRST);
        List<SessionSnapshot> found = sessions.list(scope, after, style.page() + 1);
        boolean more = found.size() > style.page();
        List<SessionSnapshot> page = more ? found.subList(0, style.page()) : found;
        byte[] body = ServiceJsonWriter.object(json -> {
            json.writeArrayFieldStart(ProtocolNames.SESSIONS);
            for (SessionSnapshot seen : page) {
                json.writeStartObject();
                bodies.write(json, seen);
                json.writeEndObject();
            }
            json.writeEndArray();
            writeNext(json, more ? Optional.of(next(call.request(), page)) : Optional.empty(), token.isPresent());
        });
        return ServiceResponse.json(OK, body).uncached();
    }

    /** The last of several pages says that there is no other; a page that stands alone does not speak of it. */
    private void writeNext(JsonGenerator json, Optional<String> next, boolean continued) throws IOException {
        if (next.isPresent() || continued || style.era().writesNulls()) {
            json.writeStringField(V20210101.NEXT_LINK, next.orElse(null));
        }
    }

    private static String next(ServiceRequest request, List<SessionSnapshot> page) {
        ListPosition last = page.get(page.size() - 1).session().place();
        String version = request.parameter(V20210101.API_VERSION).orElse(ApiVersion.V2021_01_01.toString());
        return request.origin() + request.rawPath() + "?" + V20210101.API_VERSION + "="
                + URLEncoder.encode(version, StandardCharsets.UTF_8) + "&" + TOKEN + "="
                + ContinuationTokens.token(last);
    }
}
