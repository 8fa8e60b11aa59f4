package dev.arrshell.internal.service.http;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds who answers a request. The first part of a path may name a region. Immutable. */
public final class Router {

    private static final Map<String, Region> REGIONS =
            Region.NAMES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Region::new));

    /** What a path that begins with two slashes is taken for: its first part reads as a host name, which it is not. */
    private static final List<String> LOST = List.of("");

    /** Longer paths are not compared with the routes to find the nearest. */
    private static final int LONGEST_COMPARED = 16;

    private final List<Route> routes;
    private final Region home;

    public Router(List<Route> routes, Region home) {
        this.routes = List.copyOf(routes);
        this.home = home;
    }

    public RouteMatch find(ServiceRequest request) {
        List<String> path = segments(request.uri());
        Region named = path.isEmpty() ? null : REGIONS.get(path.get(0).toLowerCase(Locale.ROOT));
        return named == null ? find(request, home, path) : find(request, named, path.subList(1, path.size()));
    }

    /** Slashes at the end are dropped, as Microsoft's scripts send them. */
    private static List<String> segments(URI uri) {
        if (uri.getScheme() == null && uri.getAuthority() != null) {
            return LOST;
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return relative.isEmpty() ? List.of() : Arrays.asList(relative.split("/"));
    }

    private RouteMatch find(ServiceRequest request, Region region, List<String> path) {
        for (Route route : routes) {
            if (route.method().equals(request.method()) && route.leadsTo(path)) {
                return new RouteMatch(
                        Optional.of(route.operation()), route.front(), region, route.variables(path), request);
            }
        }
        List<Route> leading =
                routes.stream().filter(route -> route.leadsTo(path)).toList();
        return RouteMatch.astray(request, region, refusal(request.method(), path, leading));
    }

    private ApiError refusal(String method, List<String> path, List<Route> leading) {
        return leading.isEmpty() ? ApiError.notFound(lost(method, path)) : ApiError.wrongMethod(methods(leading));
    }

    private static String methods(List<Route> leading) {
        return leading.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", "));
    }

    private String lost(String method, List<String> path) {
        List<String> compared = path.subList(0, Math.min(path.size(), LONGEST_COMPARED));
        return routes.stream()
                .min(Comparator.comparingInt(route -> route.distance(method, compared)))
                .map(nearest -> "no such path; the nearest is " + nearest)
                .orElse("no such path");
    }
}
