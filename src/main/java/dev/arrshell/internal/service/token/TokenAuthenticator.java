package dev.arrshell.internal.service.token;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Authenticator of the session service: checks the token in the {@code Authorization} header and the rate limit. */
public final class TokenAuthenticator {

    private static final String SCHEME = ProtocolNames.BEARER.toLowerCase(Locale.ROOT);

    private final InstantSource clock;
    private final TokenIssuer tokens;
    private final RateLimiter limiter;
    private final boolean acceptsAnyToken;

    public TokenAuthenticator(InstantSource clock, TokenIssuer tokens, RateLimiter limiter, boolean acceptsAnyToken) {
        this.clock = clock;
        this.tokens = tokens;
        this.limiter = limiter;
        this.acceptsAnyToken = acceptsAnyToken;
    }

    /** The text after {@code Bearer}; the scheme's name is compared without regard to case (RFC 9110). */
    static Optional<String> credential(ServiceRequest request) {
        return request.header(ProtocolNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    /**
     * The account in a request's path, if the request has a token of it.
     *
     * @throws ApiError 401 without a valid token, 403 with one of another account, 429 if the account calls too often
     */
    public AccountId authenticate(RouteMatch match) {
        String token = credential(match.request())
                .orElseThrow(() -> ApiError.invalidToken("a header Authorization: Bearer <token> is needed"));
        AccountId account = tokens.parse(token)
                .map(claims -> check(claims, match.account()))
                .orElseGet(() -> foreign(match.account()));
        limiter.count(account);
        return account;
    }

    private AccountId check(TokenIssuer.Claims claims, String account) {
        Instant now = clock.instant();
        if (tokens.isRevoked(claims)) {
            throw ApiError.invalidToken("all tokens were made to expire after this one was issued");
        }
        if (now.isBefore(claims.begins())) {
            throw ApiError.invalidToken("the token is valid from " + claims.begins() + " on, now it is " + now);
        }
        if (!now.isBefore(claims.expires())) {
            throw ApiError.invalidToken("the token expired at " + claims.expires() + ", now it is " + now);
        }
        if (!claims.account().value().equalsIgnoreCase(account)) {
            throw ApiError.forbidden("the token was issued to another account, " + claims.account());
        }
        return claims.account();
    }

    /** Where any token is accepted, one from elsewhere is valid for the account with which it is used. */
    private AccountId foreign(String account) {
        if (!acceptsAnyToken) {
            throw ApiError.invalidToken("the token was not issued by this emulator");
        }
        return AccountId.parse(account);
    }
}
