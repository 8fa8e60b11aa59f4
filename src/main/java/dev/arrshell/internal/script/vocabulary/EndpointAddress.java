package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.Account;
import dev.arrshell.ArrClient;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of a service, with the region if it is that of the public service. The requests for a region go where the target
 * has it; any other address is used as it is. Immutable.
 */
public record EndpointAddress(URI uri, Optional<Region> region) {

    private static final Pattern PUBLIC =
            Pattern.compile("(?i)https://remoterendering\\.([^./:]+)\\.mixedreality\\.azure\\.com/?");

    public static EndpointAddress of(Object written) {
        String text = Objects.requireNonNull(written, "endPoint").toString().trim();
        Matcher address = PUBLIC.matcher(text);
        if (address.matches() || !text.contains("/")) {
            return of(Region.parse(address.matches() ? address.group(1) : text));
        }
        return new EndpointAddress(checked(text), Optional.empty());
    }

    public static EndpointAddress of(Region region) {
        return new EndpointAddress(region.endpoint(), Optional.of(region));
    }

    public ArrClient client(Account account) {
        return region.map(account::region).orElseGet(() -> account.endpoint(uri));
    }

    private static URI checked(String text) {
        if (!text.matches("(?i)https?://[^\\s/?#@]+(/[^\\s?#]*)?")) {
            throw new IllegalArgumentException("'" + text + "' is no address: write a region such as"
                    + " westus2, or scheme, host, port and path as in http://127.0.0.1:8080/westus2"
                    + " (nothing was sent)");
        }
        return URI.create(text);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
