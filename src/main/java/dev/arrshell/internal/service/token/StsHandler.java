package dev.arrshell.internal.service.token;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.Route;
import dev.arrshell.internal.service.http.RouteHandler;
import dev.arrshell.internal.service.http.RouteMatch;
import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.Optional;

/** The token service: an account's key in, a token of 24 hours out. */
public final class StsHandler implements RouteHandler {

    private static final int OK = 200;
    private static final String MASKED = "{\"" + ProtocolNames.ACCESS_TOKEN + "\":\"****\"}";

    private final AccountDirectory accounts;
    private final TokenIssuer tokens;

    public StsHandler(AccountDirectory accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    public List<Route> routes() {
        return List.of(Route.of(Operation.TOKEN, this, "GET", "/accounts/{accountId}/token"));
    }

    @Override
    public ServiceResponse answer(RouteMatch call) {
        AccountId account = identified(call);
        String token = tokens.issue(account);
        byte[] body = ServiceJsonWriter.object(json -> json.writeStringField(ProtocolNames.ACCESS_TOKEN, token));
        return ServiceResponse.json(OK, body).showing(MASKED).uncached();
    }

    /** The token service challenges nobody (recorded). */
    @Override
    public ServiceResponse refusal(ApiError refused) {
        return refused.answer(false).without("WWW-Authenticate");
    }

    private AccountId identified(RouteMatch call) {
        AccountId account =
                known(call.account()).orElseThrow(() -> ApiError.unknownCaller("this emulator has no such account"));
        String credential = TokenAuthenticator.credential(call.request())
                .orElseThrow(() ->
                        ApiError.unknownCaller("a header Authorization: Bearer <accountId>:<accountKey> is needed"));
        requireKey(account, credential);
        return account;
    }

    private Optional<AccountId> known(String text) {
        try {
            return Optional.of(AccountId.parse(text)).filter(accounts::knows);
        } catch (IllegalArgumentException noGuid) {
            return Optional.empty();
        }
    }

    private void requireKey(AccountId account, String credential) {
        int colon = credential.indexOf(':');
        String named = colon < 0 ? "" : credential.substring(0, colon);
        if (!named.equalsIgnoreCase(account.value())) {
            throw ApiError.unknownCaller("the Authorization header names another account than the path");
        }
        if (!accounts.isKeyOf(account, credential.substring(colon + 1))) {
            throw ApiError.unknownCaller("this is not the account's key");
        }
    }
}
