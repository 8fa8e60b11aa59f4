package dev.arrshell.internal.emulator;

import dev.arrshell.internal.wire.Names;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Operation;
import java.util.List;
import java.util.Optional;

/** The token service: an account's key in, a token of 24 hours out. */
final class StsFront implements Front {

    private static final int OK = 200;
    private static final String MASKED = "{\"" + Names.ACCESS_TOKEN + "\":\"****\"}";

    private final Accounts accounts;
    private final TokenIssuer tokens;

    StsFront(Accounts accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    List<Route> routes() {
        return List.of(Route.of(Operation.TOKEN, this, "GET", "/accounts/{accountId}/token"));
    }

    @Override
    public Answer answer(Call call) {
        AccountId account = identified(call);
        String token = tokens.issue(account);
        byte[] body = JsonText.object(json -> json.writeStringField(Names.ACCESS_TOKEN, token));
        return Answer.json(OK, body).showing(MASKED).uncached();
    }

    /** The token service challenges nobody (recorded). */
    @Override
    public Answer refusal(Refused refused) {
        return refused.answer(false).without("WWW-Authenticate");
    }

    private AccountId identified(Call call) {
        AccountId account =
                known(call.account()).orElseThrow(() -> Refused.unknownCaller("this emulator has no such account"));
        String credential = Gate.credential(call.request())
                .orElseThrow(() ->
                        Refused.unknownCaller("a header Authorization: Bearer <accountId>:<accountKey> is needed"));
        requireKey(account, credential);
        return account;
    }

    private Optional<AccountId> known(String text) {
        try {
            return Optional.of(AccountId.of(text)).filter(accounts::knows);
        } catch (IllegalArgumentException noGuid) {
            return Optional.empty();
        }
    }

    private void requireKey(AccountId account, String credential) {
        int colon = credential.indexOf(':');
        String named = colon < 0 ? "" : credential.substring(0, colon);
        if (!named.equalsIgnoreCase(account.value())) {
            throw Refused.unknownCaller("the Authorization header names another account than the path");
        }
        if (!accounts.isKeyOf(account, credential.substring(colon + 1))) {
            throw Refused.unknownCaller("this is not the account's key");
        }
    }
}
