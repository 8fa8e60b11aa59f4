package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.BodyFields;
import dev.arrshell.internal.service.http.HostPolicy;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.service.journal.ExchangeJournal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steers the emulator over HTTP, below {@code /__arr/}. Who can reach the port may steer, and that is this machine
 * only, unless the emulator was told to listen elsewhere; so that no web page does it through a browser on this machine, the {@code Host} header must be a name of
 * the machine and a request of another site is refused.
 */
public final class AdminHandler {

    private static final String ROOT = "__arr";
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final HostPolicy hosts;
    private final List<AdminRoute> levers;

    public AdminHandler(HostPolicy hosts, ServiceControls steering, ExchangeJournal journal, BooleanSupplier ready) {
        this.hosts = hosts;
        levers = Stream.of(
                        Stream.of(new AdminRoute("GET", "health", call -> health(ready.getAsBoolean()))),
                        new ClockRoutes(steering).all(),
                        new FleetRoutes(steering).all(),
                        new FaultRoutes(steering.faults()).all(),
                        new SessionRoutes(steering).all(),
                        Stream.of(new AdminRoute("GET", "requests", new JournalRoute(journal)::answer)))
                .flatMap(all -> all)
                .toList();
    }

    /** The form of the health answer is fixed: programs wait for it. */
    private static ServiceResponse health(boolean ready) {
        return AdminRoute.json(
                ready ? 200 : 503, json -> json.writeStringField("status", ready ? "ready" : "stopping"));
    }

    public static boolean isMeant(ServiceRequest request) {
        String path = request.rawPath();
        return path.startsWith("/" + ROOT)
                && (path.length() == ROOT.length() + 1 || path.charAt(ROOT.length() + 1) == '/');
    }

    public ServiceResponse answer(ServiceRequest request) {
        try {
            requireNeighbour(request);
            request.trouble().ifPresent(refused -> {
                throw refused;
            });
            return pulled(request).uncached();
        } catch (ApiError refused) {
            return refused.answer(false);
        }
    }

    private void requireNeighbour(ServiceRequest request) {
        if (!hosts.maySteer(request)) {
            throw ApiError.forbidden(hosts.words());
        }
        String host = request.header("Host").orElse("");
        boolean foreign = request.headers().containsKey("Origin")
                && !request.header("Origin").equals(Optional.of(request.base().getScheme() + "://" + host));
        String site = request.header("Sec-fetch-site").orElse("none");
        if (foreign || OTHER_SITES.contains(site)) {
            throw ApiError.forbidden("a page of another site may not steer this emulator");
        }
    }

    private ServiceResponse pulled(ServiceRequest request) {
        List<String> path = segments(request.uri());
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        List<AdminRoute> leading =
                levers.stream().filter(lever -> lever.isAt(path)).toList();
        return leading.stream()
                .filter(lever -> lever.method().equals(method))
                .findFirst()
                .orElseThrow(() -> refusal(path, leading))
                .pull(request, path);
    }

    private static List<String> segments(URI uri) {
        List<String> all = List.of(uri.getPath().substring(1).split("/"));
        return all.subList(1, all.size());
    }

    private ApiError refusal(List<String> path, List<AdminRoute> leading) {
        if (!leading.isEmpty()) {
            return ApiError.wrongMethod(
                    leading.stream().map(AdminRoute::method).distinct().sorted().collect(Collectors.joining(", ")));
        }
        Set<String> known = new TreeSet<>(levers.stream().map(AdminRoute::path).toList());
        return ApiError.badRequest("There is no " + BodyFields.shown(String.join("/", path)) + " below /__arr/: "
                + String.join(", ", known) + " exist.");
    }
}
