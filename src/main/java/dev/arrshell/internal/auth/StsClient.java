package dev.arrshell.internal.auth;

import dev.arrshell.internal.wire.ProtocolNames;
import dev.arrshell.internal.wire.StsDialect;
import dev.arrshell.internal.wire.Transport;
import dev.arrshell.internal.wire.WireRequest;
import dev.arrshell.internal.wire.WireResponse;
import dev.arrshell.internal.wire.WireResponseReader;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Asks the token service (STS) for a token. The key goes there and nowhere else. The tokens tell their remaining life by
 * the service's clock, however wrong ours is.
 */
public final class StsClient implements Supplier<CompletableFuture<AccessToken>> {

    private static final Duration LONGEST_LIFE = Duration.ofHours(25);

    private final URI sts;
    private final AccountId account;
    private final AccountKey key;
    private final Transport transport;
    private final InstantSource clock;
    private final ClockSkew skew;

    public StsClient(URI sts, AccountId account, AccountKey key, Transport transport, InstantSource clock) {
        this.sts = sts;
        this.account = account;
        this.key = key;
        this.transport = transport;
        this.clock = clock;
        this.skew = new ClockSkew(clock);
    }

    @Override
    public CompletableFuture<AccessToken> get() {
        WireRequest request = StsDialect.token(sts, account);
        WireRequest signed = request.withHeader(
                ProtocolNames.AUTHORIZATION, key.revealTo(text -> ProtocolNames.BEARER + account + ":" + text));
        return transport.send(signed).thenApply(answer -> token(request, answer));
    }

    private AccessToken token(WireRequest request, WireResponse answer) {
        skew.learn(answer);
        AccessToken token = read(request, answer);
        if (isPlausible(token)) {
            return token;
        }
        if (isPlausible(StsDialect.tokenIn(request, answer, clock))) {
            skew.distrust();
        }
        return token;
    }

    private AccessToken read(WireRequest request, WireResponse answer) {
        return StsDialect.tokenIn(request, WireResponseReader.successful(request, answer), skew.theirs());
    }

    /** A new token is good for 24 hours; one that by the answer's date is not, was dated by another clock. */
    private static boolean isPlausible(AccessToken issued) {
        Duration life = issued.expiresIn();
        return !life.isZero() && life.compareTo(LONGEST_LIFE) <= 0;
    }
}
