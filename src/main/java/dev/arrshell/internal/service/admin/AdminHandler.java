package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.HostPolicy;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Handler of the routes below {@code /__arr/}, which control and inspect the emulator. From this machine they need no key:
 * the {@code Host} header must name the machine, and a request that a page of another site makes in a browser is refused.
 * From another machine they need the key of an account, all but {@code health}. {@code GET /__arr/} is a page for browsers.
 */
public final class AdminHandler {

    private static final String ROOT = "/__arr";
    private static final String PAGE = "";
    private static final String HEALTH = "health";

    private final HostPolicy hosts;
    private final Predicate<ServiceRequest> hasKey;
    private final List<AdminRoute> routes;

    /**
     * Creates a handler.
     *
     * @param hasKey whether a request has the key of an account
     * @param parts the parts of the service that are shown and controlled
     * @param health gives a {@link #health} response
     */
    public AdminHandler(
            HostPolicy hosts, Predicate<ServiceRequest> hasKey, AdminParts parts, Supplier<ServiceResponse> health) {
        this.hosts = hosts;
        this.hasKey = hasKey;
        ControlRoutes controls = new ControlRoutes(parts.controls());
        routes = Stream.of(
                        Stream.of(
                                new AdminRoute("GET", PAGE, request -> AdminPage.response()),
                                new AdminRoute("GET", HEALTH, request -> health.get()),
                                new AdminRoute("GET", "requests", new JournalRoute(parts.journal())::handle)),
                        new SessionRoutes(parts).all(),
                        parts.isSimulated() ? controls.all() : Stream.<AdminRoute>empty())
                .flatMap(some -> some)
                .toList();
    }

    /** How the emulator is. The form of this response is fixed: programs wait for it. */
    public static ServiceResponse health(int status, String word) {
        return ServiceResponse.json(status, json -> json.writeStringField("status", word));
    }

    /** Whether a request is for this handler. */
    public static boolean isAddressedBy(ServiceRequest request) {
        String path = request.rawPath();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    public ServiceResponse handle(ServiceRequest request) {
        try {
            requireSameMachine(request);
            requireKeyFromElsewhere(request);
            request.error().ifPresent(error -> {
                throw error;
            });
            return dispatch(request).notCached();
        } catch (ApiError error) {
            ServiceResponse response = error.toResponse(false);
            return isForPage(request) ? AdminPage.refusal(response, error.getMessage()) : response;
        }
    }

    private static boolean isForPage(ServiceRequest request) {
        return request.rawPath().equals(ROOT) || request.rawPath().equals(ROOT + "/");
    }

    private void requireSameMachine(ServiceRequest request) {
        if (!hosts.allowsAdmin(request)) {
            throw ApiError.forbidden(hosts.requirement());
        }
        String host = request.header("Host").orElse("");
        boolean isForeign = request.headers().containsKey("Origin")
                && !request.header("Origin").equals(Optional.of(request.base().getScheme() + "://" + host));
        if (isForeign) {
            throw ApiError.forbidden("a page of another site must not control this emulator");
        }
    }

    private void requireKeyFromElsewhere(ServiceRequest request) {
        boolean isHealth = request.rawPath().equals(ROOT + "/" + HEALTH);
        if (!request.isLocal() && !isHealth && !hasKey.test(request)) {
            throw ApiError.unauthenticated(
                    "this emulator is controlled from its own machine, or with the key of an account:"
                            + " a header Authorization: Bearer <accountId>:<accountKey> is needed");
        }
    }

    private ServiceResponse dispatch(ServiceRequest request) {
        List<String> path = segments(request.uri());
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        List<AdminRoute> matching =
                routes.stream().filter(route -> route.matches(path)).toList();
        return matching.stream()
                .filter(route -> route.method().equals(method))
                .findFirst()
                .orElseThrow(() -> noRoute(path, matching))
                .handle(request, path);
    }

    private static List<String> segments(URI uri) {
        List<String> all = List.of(uri.getPath().substring(1).split("/"));
        return all.subList(1, all.size());
    }

    private ApiError noRoute(List<String> path, List<AdminRoute> matching) {
        if (!matching.isEmpty()) {
            return ApiError.wrongMethod(matching.stream().map(AdminRoute::method));
        }
        Set<String> known = new TreeSet<>(routes.stream()
                .map(AdminRoute::path)
                .filter(route -> !route.isEmpty())
                .toList());
        return ApiError.badRequest("There is no " + BodyFields.abbreviated(String.join("/", path)) + " below /__arr/: "
                + String.join(", ", known) + " exist.");
    }
}
