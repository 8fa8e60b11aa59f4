package dev.arrshell.internal.wire;

import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.time.InstantSource;

/** Writer and reader of the token service's one call: a GET that turns an account key into a token of 24 hours. */
public final class StsDialect {

    private StsDialect() {}

    /** The request without its {@code Authorization: Bearer <accountId>:<accountKey>}. */
    public static WireRequest tokenRequest(URI sts, AccountId account) {
        URI uri = URI.create(AccountEndpoint.withoutSlash(sts) + "/accounts/" + account + "/token");
        return WireRequest.of(Operation.TOKEN, "GET", uri);
    }

    /** Reads {@code {"AccessToken":"<jwt>"}}. */
    public static AccessToken tokenIn(WireRequest request, WireResponse response, InstantSource clock) {
        String jwt = WireResponseReader.required(
                WireResponseReader.object(request, response), ProtocolNames.ACCESS_TOKEN, request, response);
        try {
            return AccessToken.parse(jwt, clock);
        } catch (IllegalArgumentException notAToken) {
            throw WireResponseReader.unreadable(
                    request, response, "the field " + ProtocolNames.ACCESS_TOKEN + " holds no token");
        }
    }
}
