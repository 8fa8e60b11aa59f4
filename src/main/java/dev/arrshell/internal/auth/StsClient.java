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
 * Client of the token service (STS), the only server to which the account key is sent. A token's remaining life is
 * measured with the service's clock, so that a wrong local clock does no harm.
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
        WireRequest request = StsDialect.tokenRequest(sts, account);
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
            skew.reset();
        }
        return token;
    }

    private AccessToken read(WireRequest request, WireResponse answer) {
        return StsDialect.tokenIn(request, WireResponseReader.successful(request, answer), skew.serviceClock());
    }

    /** A new token is good for 24 hours; if by the answer's date it is not, another clock wrote that date. */
    private static boolean isPlausible(AccessToken issued) {
        Duration life = issued.expiresIn();
        return !life.isZero() && life.compareTo(LONGEST_LIFE) <= 0;
    }
}
