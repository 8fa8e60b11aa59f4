package dev.arrshell.internal.service.rest;

import dev.arrshell.internal.service.http.ApiDialect;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteHandler;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.token.TokenAuthenticator;
import dev.arrshell.model.Operation;
import java.util.Locale;
import java.util.regex.Pattern;

/** The checks that all routes of 2021-01-01 share: version, type of the body, token and ids. */
final class V20210101RouteFactory {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private static final Pattern JSON = Pattern.compile("(application/([\\w.-]+\\+)?|text/)json\\s*(;.*)?");

    private final TokenAuthenticator authenticator;
    private final ApiVersionCheck versions;
    private final boolean isStrict;

    V20210101RouteFactory(TokenAuthenticator authenticator, RestOptions options) {
        this.authenticator = authenticator;
        versions = new ApiVersionCheck(options.schema(), options.strict());
        isStrict = options.strict();
    }

    Route route(Operation operation, ApiDialect dialect, String method, String path, SessionRequestHandler handler) {
        RouteHandler authenticated = handler.authenticatedBy(authenticator);
        return Route.of(operation, dialect, method, path, match -> {
            versions.require(match.request());
            if (isStrict) {
                requireJson(match.request());
            }
            return authenticated.handle(match);
        });
    }

    private static void requireJson(ServiceRequest request) {
        String type = request.header("Content-type").orElse("").toLowerCase(Locale.ROOT);
        if (request.body().length > 0 && !JSON.matcher(type).matches()) {
            throw ApiError.unsupportedMediaType();
        }
    }

    ServiceResponse addHeaders(ServiceRequest request, ServiceResponse response) {
        return versions.addHeaders(request, response);
    }

    /**
     * Refuses an id that is none.
     *
     * @param noun what it identifies, such as {@code session}
     * @throws ApiError 400
     */
    static String requireId(String noun, String id) {
        if (!ID.matcher(id).matches()) {
            throw ApiError.badRequest("A " + noun + " id has 1 to 256 letters, digits, hyphens and underscores.");
        }
        return id;
    }
}
