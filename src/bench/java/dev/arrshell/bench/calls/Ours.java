package dev.arrshell.bench.calls;

import dev.arrshell.Arr;
import dev.arrshell.ArrOptions;
import dev.arrshell.Session;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.ApiVersion;
import java.net.URI;

/** As the README shows it. */
final class Ours implements Caller {

    private final Arr arr;
    private final Session session;

    Ours(URI base) {
        arr = Arr.create(ArrOptions.builder().apiVersion(ApiVersion.V2021_01_01).build());
        AccessToken token = AccessToken.parse(TOKEN);
        session = arr.account(AccountId.parse(ACCOUNT), () -> token)
                .endpoint(base)
                .session(SESSION);
    }

    @Override
    public String hostname() {
        return session.properties().hostname().orElseThrow();
    }

    @Override
    public void close() {
        arr.close();
    }
}
