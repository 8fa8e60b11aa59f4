package dev.arrshell.groovy;

import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which service the environment names, each part checked. Where it names none, scripts get an embedded emulator.
 * Immutable.
 *
 * @param accountId {@code ARR_ACCOUNT_ID}
 * @param accountKey {@code ARR_ACCOUNT_KEY}
 * @param region {@code ARR_REGION}
 * @param endpoint {@code ARR_ENDPOINT}, the address of a server; goes before the region
 * @param sts {@code ARR_STS}, the address of the token service
 */
public record Configuration(
        Optional<AccountId> accountId,
        Optional<AccountKey> accountKey,
        Optional<Region> region,
        Optional<URI> endpoint,
        Optional<URI> sts) {

    /**
     * Reads the five variables. An empty one counts as not set.
     *
     * @param environment names and values
     * @return what they say
     * @throws IllegalArgumentException if one of them cannot be read; the message names it. Nothing was sent
     */
    public static Configuration from(Map<String, String> environment) {
        Configuration read = new Configuration(
                value(environment, "ARR_ACCOUNT_ID", AccountId::of),
                value(environment, "ARR_ACCOUNT_KEY", AccountKey::of),
                value(environment, "ARR_REGION", Region::of),
                value(environment, "ARR_ENDPOINT", Configuration::address),
                value(environment, "ARR_STS", Configuration::address));
        read.refuseKeyForAStranger();
        return read;
    }

    /**
     * Whether nothing at all is configured.
     *
     * @return true if all five are empty
     */
    public boolean isEmpty() {
        return Stream.of(accountId, accountKey, region, endpoint, sts).allMatch(Optional::isEmpty);
    }

    private static <T> Optional<T> value(Map<String, String> environment, String name, Function<String, T> reader) {
        String text = environment.getOrDefault(name, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static URI address(String text) {
        return EndPoint.of(text).uri();
    }

    /** The key of a private server's account is not for the public token service to see. */
    private void refuseKeyForAStranger() {
        boolean foreign =
                endpoint.isPresent() && Region.ofEndpoint(endpoint.get()).isEmpty();
        if (foreign && sts.isEmpty()) {
            throw new IllegalArgumentException("ARR_ENDPOINT is " + endpoint.get() + " and ARR_STS is not set, so the"
                    + " account key would go to the public token service. Set ARR_STS to the address of the token"
                    + " service that belongs to this endpoint (nothing was sent)");
        }
    }
}
