package dev.arrshell.internal.wire;

import dev.arrshell.model.AccountId;
import java.net.URI;
import java.util.Objects;

/**
 * Where requests go and for whom.
 *
 * @param endpoint the base address of a region, with or without a path, without a trailing slash
 * @param account the account
 */
public record Target(URI endpoint, AccountId account) {

    public Target {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(account, "account");
        endpoint = withoutSlash(endpoint);
    }

    /** The address without slashes at its end, so that a path can be put behind it. */
    public static URI withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : base;
    }

    URI at(String path) {
        return URI.create(endpoint + path);
    }
}
