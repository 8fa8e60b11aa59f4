package dev.arrshell.internal.auth;

import dev.arrshell.internal.wire.Answers;
import dev.arrshell.internal.wire.Names;
import dev.arrshell.internal.wire.StsDialect;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Asks the token service (STS) for a token. The key goes there and nowhere else. The tokens tell their remaining life by
 * the service's clock, however wrong ours is.
 */
public final class StsClient implements Supplier<CompletableFuture<AccessToken>> {

    private final URI sts;
    private final AccountId account;
    private final AccountKey key;
    private final Transport transport;
    private final Skew skew;

    public StsClient(URI sts, AccountId account, AccountKey key, Transport transport, InstantSource clock) {
        this.sts = sts;
        this.account = account;
        this.key = key;
        this.transport = transport;
        this.skew = new Skew(clock);
    }

    @Override
    public CompletableFuture<AccessToken> get() {
        WireRequest request = StsDialect.token(sts, account);
        WireRequest signed =
                request.withHeader(Names.AUTHORIZATION, key.revealTo(text -> Names.BEARER + account + ":" + text));
        return transport.send(signed).thenApply(answer -> token(request, answer));
    }

    private AccessToken token(WireRequest request, WireResponse answer) {
        skew.learn(answer);
        return StsDialect.tokenIn(request, Answers.successful(request, answer), skew.theirs());
    }
}
