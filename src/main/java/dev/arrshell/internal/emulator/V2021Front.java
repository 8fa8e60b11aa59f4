package dev.arrshell.internal.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arrshell.internal.wire.Names;
import dev.arrshell.internal.wire.Names.V2021;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Operation;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dialect of the swagger: {@code /accounts/…?api-version=…}, whole minutes, the client's own ids, pages. */
final class V2021Front implements Front {

    private static final String SESSIONS = "/accounts/{accountId}/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final String TOKEN = "continuationToken";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final Gate gate;
    private final SessionService sessions;
    private final Style style;
    private final V2021Bodies bodies;
    private final Versions versions;

    V2021Front(Gate gate, SessionService sessions, Style style) {
        this.gate = gate;
        this.sessions = sessions;
        this.style = style;
        bodies = new V2021Bodies(style.era());
        versions = new Versions(style.era(), style.strict());
    }

    List<Route> routes() {
        return List.of(
                Route.of(Operation.CREATE, this, "PUT", SESSION),
                Route.of(Operation.PROPERTIES, this, "GET", SESSION),
                Route.of(Operation.UPDATE, this, "PATCH", SESSION),
                Route.of(Operation.LIST, this, "GET", SESSIONS),
                Route.of(Operation.STOP, this, "POST", SESSION + "/:stop"));
    }

    @Override
    public Answer refusal(Refused refused) {
        return refused.answer(style.era().writesNulls());
    }

    @Override
    public Answer dressed(Call call, Answer plain) {
        return versions.dressed(call.request(), plain);
    }

    @Override
    public Answer answer(Call call) {
        versions.check(call.request());
        Scope scope = new Scope(gate.admit(call.request(), call.account()), call.region());
        return switch (call.operation().orElseThrow()) {
            case CREATE -> create(scope, call);
            case PROPERTIES -> properties(scope, call);
            case UPDATE -> update(scope, call);
            case LIST -> list(scope, call);
            case STOP -> stop(scope, call);
            case TOKEN -> throw new IllegalStateException("the token service has a front of its own");
        };
    }

    private Answer create(Scope scope, Call call) {
        if (!ID.matcher(call.session()).matches()) {
            throw Refused.badRequest("A session id has 1 to 256 letters, digits, hyphens and underscores.");
        }
        NewSession asked =
                V2021Bodies.newSession(JsonBodies.strictObject(call.request().body()));
        SessionService.Created created = sessions.create(scope, call.session(), asked);
        return described(created.made() ? CREATED : OK, created.seen());
    }

    private Answer described(int status, SessionView seen) {
        return Answer.json(status, JsonText.object(json -> bodies.write(json, seen)));
    }

    private Answer properties(Scope scope, Call call) {
        Answer answer = described(OK, sessions.find(scope, call.session()));
        return style.era() == Era.EARLY ? answer : answer.uncached();
    }

    private Answer update(Scope scope, Call call) {
        return described(
                OK,
                sessions.update(
                        scope,
                        call.session(),
                        V2021Bodies.lease(JsonBodies.strictObject(call.request().body()))));
    }

    private Answer stop(Scope scope, Call call) {
        sessions.stop(scope, call.session());
        return Answer.noContent();
    }

    /** One session more than the page holds is looked for, to know whether there is a next page. */
    private Answer list(Scope scope, Call call) {
        Optional<String> token = call.request().parameter(TOKEN);
        Place after = token.map(Pages::after).orElse(Place.FIRST);
        List<SessionView> found = sessions.list(scope, after, style.page() + 1);
        boolean more = found.size() > style.page();
        List<SessionView> page = more ? found.subList(0, style.page()) : found;
        byte[] body = JsonText.object(json -> {
            json.writeArrayFieldStart(Names.SESSIONS);
            for (SessionView seen : page) {
                json.writeStartObject();
                bodies.write(json, seen);
                json.writeEndObject();
            }
            json.writeEndArray();
            writeNext(json, more ? Optional.of(next(call.request(), page)) : Optional.empty(), token.isPresent());
        });
        return Answer.json(OK, body).uncached();
    }

    /** The last of several pages says that there is no other; a page that stands alone does not speak of it. */
    private void writeNext(JsonGenerator json, Optional<String> next, boolean continued) throws IOException {
        if (next.isPresent() || continued || style.era().writesNulls()) {
            json.writeStringField(V2021.NEXT_LINK, next.orElse(null));
        }
    }

    private static String next(Request request, List<SessionView> page) {
        Place last = page.get(page.size() - 1).session().place();
        String version = request.parameter(V2021.API_VERSION).orElse(ApiVersion.V2021_01_01.text());
        return request.origin() + request.rawPath() + "?" + V2021.API_VERSION + "="
                + URLEncoder.encode(version, StandardCharsets.UTF_8) + "&" + TOKEN + "=" + Pages.token(last);
    }
}
