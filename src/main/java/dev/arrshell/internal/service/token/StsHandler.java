package dev.arrshell.internal.service.token;

import dev.arrshell.internal.service.http.ApiDialect;
import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The route of the token service: exchanges an account's key for a token of 24 hours. */
public final class StsHandler implements ApiDialect {

    private final Map<AccountId, AccountKey> accounts;
    private final boolean acceptsAnyAccount;
    private final TokenIssuer tokens;

    /**
     * Creates a handler.
     *
     * @param accounts the keys of the known accounts
     * @param acceptsAnyAccount whether an unknown account or a wrong key is accepted too
     */
    public StsHandler(Map<AccountId, AccountKey> accounts, boolean acceptsAnyAccount, TokenIssuer tokens) {
        this.accounts = accounts;
        this.acceptsAnyAccount = acceptsAnyAccount;
        this.tokens = tokens;
    }

    public List<Route> routes() {
        return List.of(Route.of(Operation.TOKEN, this, "GET", "/accounts/{accountId}/token", this::issue));
    }

    /** Errors of the token service have no {@code WWW-Authenticate} (recorded). */
    @Override
    public ServiceResponse toResponse(ApiError error) {
        return error.toResponse(false).without("WWW-Authenticate");
    }

    private ServiceResponse issue(RouteMatch match) {
        AccountId account = authenticate(match);
        return ServiceResponse.token(tokens.issue(account)).notCached();
    }

    private AccountId authenticate(RouteMatch match) {
        AccountId account =
                known(match.account()).orElseThrow(() -> ApiError.unauthenticated("this emulator has no such account"));
        String credential = TokenAuthenticator.credential(match.request())
                .orElseThrow(() ->
                        ApiError.unauthenticated("a header Authorization: Bearer <accountId>:<accountKey> is needed"));
        requireKey(account, credential);
        return account;
    }

    private Optional<AccountId> known(String text) {
        try {
            return Optional.of(AccountId.parse(text))
                    .filter(account -> acceptsAnyAccount || accounts.containsKey(account));
        } catch (IllegalArgumentException noAccountId) {
            return Optional.empty();
        }
    }

    private void requireKey(AccountId account, String credential) {
        int colon = credential.indexOf(':');
        String named = colon < 0 ? "" : credential.substring(0, colon);
        if (!named.equalsIgnoreCase(account.value())) {
            throw ApiError.unauthenticated("the Authorization header names another account than the path");
        }
        if (!acceptsAnyAccount && !isKey(accounts.get(account), credential.substring(colon + 1))) {
            throw ApiError.unauthenticated("this is not the account's key");
        }
    }

    /** Whether a request has the key of an account, as one for a token has; any other key is not enough. */
    public boolean hasKey(ServiceRequest request) {
        return TokenAuthenticator.credential(request)
                .filter(credential -> accounts.entrySet().stream().anyMatch(account -> {
                    String id = account.getKey().value() + ":";
                    return credential.regionMatches(true, 0, id, 0, id.length())
                            && isKey(account.getValue(), credential.substring(id.length()));
                }))
                .isPresent();
    }

    /** Compares in a time that does not depend on where the keys differ. */
    private static boolean isKey(AccountKey key, String given) {
        return key.revealTo(known ->
                MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)));
    }
}
