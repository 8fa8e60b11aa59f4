package dev.arrshell.internal.emulator;

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
final class Control {

    private static final String ROOT = "__arr";
    private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

    private final Hosts hosts;
    private final List<Lever> levers;

    Control(Hosts hosts, Steering steering, Journal journal, BooleanSupplier ready) {
        this.hosts = hosts;
        levers = Stream.of(
                        Stream.of(new Lever("GET", "health", call -> health(ready.getAsBoolean()))),
                        new ClockLevers(steering).all(),
                        new FleetLevers(steering).all(),
                        new FaultLevers(steering.faults()).all(),
                        new SessionLevers(steering).all(),
                        Stream.of(new Lever("GET", "requests", new RequestsLever(journal)::answer)))
                .flatMap(all -> all)
                .toList();
    }

    /** The form of the health answer is fixed: programs wait for it. */
    private static Answer health(boolean ready) {
        return Lever.json(ready ? 200 : 503, json -> json.writeStringField("status", ready ? "ready" : "stopping"));
    }

    static boolean isMeant(Request request) {
        String path = request.rawPath();
        return path.startsWith("/" + ROOT)
                && (path.length() == ROOT.length() + 1 || path.charAt(ROOT.length() + 1) == '/');
    }

    Answer answer(Request request) {
        try {
            requireNeighbour(request);
            request.trouble().ifPresent(refused -> {
                throw refused;
            });
            return pulled(request).uncached();
        } catch (Refused refused) {
            return refused.answer(false);
        }
    }

    private void requireNeighbour(Request request) {
        if (!hosts.maySteer(request)) {
            throw Refused.forbidden(hosts.words());
        }
        String host = request.header("Host").orElse("");
        boolean foreign = request.headers().containsKey("Origin")
                && !request.header("Origin").equals(Optional.of(request.base().getScheme() + "://" + host));
        String site = request.header("Sec-fetch-site").orElse("none");
        if (foreign || OTHER_SITES.contains(site)) {
            throw Refused.forbidden("a page of another site may not steer this emulator");
        }
    }

    private Answer pulled(Request request) {
        List<String> path = segments(request.uri());
        List<Lever> leading = levers.stream().filter(lever -> lever.isAt(path)).toList();
        return leading.stream()
                .filter(lever -> lever.method().equals(request.method()))
                .findFirst()
                .orElseThrow(() -> refusal(path, leading))
                .pull(request, path);
    }

    private static List<String> segments(URI uri) {
        List<String> all = List.of(uri.getPath().substring(1).split("/"));
        return all.subList(1, all.size());
    }

    private Refused refusal(List<String> path, List<Lever> leading) {
        if (!leading.isEmpty()) {
            return Refused.wrongMethod(
                    leading.stream().map(Lever::method).distinct().sorted().collect(Collectors.joining(", ")));
        }
        Set<String> known = new TreeSet<>(levers.stream().map(Lever::path).toList());
        return Refused.badRequest("There is no " + BodyFields.shown(String.join("/", path)) + " below /__arr/: "
                + String.join(", ", known) + " exist.");
    }
}
