package dev.arrshell.internal.service.token;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Lets a caller in: finds the credential in the {@code Authorization} header and checks a token. */
public final class TokenAuthenticator {

    private static final String SCHEME = ProtocolNames.BEARER.toLowerCase(Locale.ROOT);

    private final InstantSource clock;
    private final TokenIssuer tokens;
    private final RateLimiter limit;
    private final boolean open;

    public TokenAuthenticator(InstantSource clock, TokenIssuer tokens, RateLimiter limit, boolean open) {
        this.open = open;
        this.clock = clock;
        this.tokens = tokens;
        this.limit = limit;
    }

    /** What follows {@code Bearer}; the scheme's name is compared without regard to case (RFC 9110). */
    static Optional<String> credential(ServiceRequest request) {
        return request.header(ProtocolNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    /**
     * The account whose token a request bears.
     *
     * @param request the request
     * @param account the account in its path
     * @throws ApiError 401 without a good token, 403 with one of another account, 429 if the account calls too often
     */
    public AccountId admit(ServiceRequest request, String account) {
        String token = credential(request)
                .orElseThrow(() -> ApiError.badToken("a header Authorization: Bearer <token> is needed"));
        AccountId bearer =
                tokens.read(token).map(claims -> bearer(claims, account)).orElseGet(() -> stranger(account));
        limit.count(bearer);
        return bearer;
    }

    private AccountId bearer(TokenIssuer.Claims claims, String account) {
        requireUnexpired(claims);
        if (!claims.account().value().equalsIgnoreCase(account)) {
            throw ApiError.forbidden("the token was issued to another account, " + claims.account());
        }
        return claims.account();
    }

    /** Where everybody is let in, a token from elsewhere is good for whatever account it is used with. */
    private AccountId stranger(String account) {
        if (!open) {
            throw ApiError.badToken("the token was not issued by this emulator");
        }
        return AccountId.parse(account);
    }

    private void requireUnexpired(TokenIssuer.Claims claims) {
        if (tokens.isMadeToExpire(claims)) {
            throw ApiError.badToken("all tokens were made to expire after this one was issued");
        }
        Instant now = clock.instant();
        if (!now.isBefore(claims.expires())) {
            throw ApiError.badToken("the token expired at " + claims.expires() + ", now it is " + now);
        }
    }
}
