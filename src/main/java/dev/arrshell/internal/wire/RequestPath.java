package dev.arrshell.internal.wire;

import dev.arrshell.model.Region;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The path of a request, of either dialect, read apart.
 *
 * @param segments its segments in order
 */
public record RequestPath(List<String> segments) {

    private static final String CREATE = "create";

    public static RequestPath of(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        return new RequestPath(List.of((path.startsWith("/") ? path.substring(1) : path).split("/")));
    }

    /** The region that the first segment names. */
    public Optional<String> region() {
        return Optional.of(segments.get(0).toLowerCase(Locale.ROOT)).filter(Region.NAMES::contains);
    }

    /** The session that it names. */
    public Optional<String> session() {
        return after("sessions").filter(name -> !name.equals(CREATE));
    }

    private Optional<String> after(String name) {
        int at = segments.indexOf(name) + 1;
        return at == 0 || at == segments.size() ? Optional.empty() : Optional.of(segments.get(at));
    }

    /** It without the account, which in a test says nothing. */
    public String withoutAccount() {
        List<String> shown = new ArrayList<>(segments);
        after("accounts").ifPresent(account -> shown.set(segments.indexOf("accounts") + 1, "…"));
        return "/" + String.join("/", shown);
    }
}
