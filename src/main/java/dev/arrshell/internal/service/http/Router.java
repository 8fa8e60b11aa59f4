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

/** Finds the route that a request matches. The first segment of a path may name a region, or the {@code Host} header does. Immutable. */
public final class Router {

    private static final Map<String, Region> REGIONS =
            Region.NAMES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Region::new));

    /** The path of an address that begins with two slashes, so that its first segment reads as a host name. */
    private static final List<String> NO_ROUTE = List.of("");

    /** Further segments of a path are not compared with the routes to find the nearest. */
    private static final int MOST_COMPARED = 16;

    private final List<Route> routes;
    private final Region defaultRegion;

    public Router(List<Route> routes, Region defaultRegion) {
        this.routes = List.copyOf(routes);
        this.defaultRegion = defaultRegion;
    }

    public RouteMatch match(ServiceRequest request) {
        List<String> path = segments(request.uri());
        Region named = path.isEmpty() ? null : REGIONS.get(path.get(0).toLowerCase(Locale.ROOT));
        return named == null
                ? match(request, hostRegion(request), path)
                : match(request, named, path.subList(1, path.size()));
    }

    private Region hostRegion(ServiceRequest request) {
        return request.header("Host").flatMap(Router::regionOf).orElse(defaultRegion);
    }

    /** The region that a {@code Host} header names, which only the service's own names do. */
    public static Optional<Region> regionOf(String host) {
        return HostName.parse(host).map(name -> REGIONS.get(name.serviceLabel()));
    }

    /** Slashes at the end are dropped, because Microsoft's scripts send them. */
    private static List<String> segments(URI uri) {
        if (uri.getScheme() == null && uri.getAuthority() != null) {
            return NO_ROUTE;
        }
        String path = uri.getPath() == null ? "" : uri.getPath();
        String relative = path.startsWith("/") ? path.substring(1) : path;
        return relative.isEmpty() ? List.of() : Arrays.asList(relative.split("/"));
    }

    private RouteMatch match(ServiceRequest request, Region region, List<String> path) {
        List<Route> matching =
                routes.stream().filter(route -> route.matches(path)).toList();
        for (Route route : matching) {
            if (route.method().equals(request.method())) {
                return new RouteMatch(
                        request,
                        Optional.of(route.operation()),
                        route.dialect(),
                        route.handler(),
                        region,
                        route.variables(path));
            }
        }
        ApiError error = matching.isEmpty()
                ? ApiError.notFound(nearest(request.method(), path))
                : ApiError.wrongMethod(matching.stream().map(Route::method));
        return RouteMatch.unmatched(request, region, error);
    }

    private String nearest(String method, List<String> path) {
        List<String> compared = path.subList(0, Math.min(path.size(), MOST_COMPARED));
        return routes.stream()
                .min(Comparator.comparingInt(route -> route.distance(method, compared)))
                .map(nearest -> "no such path; the nearest is " + nearest)
                .orElse("no such path");
    }
}
