package dev.arrshell.internal.transport;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Body subscriber that cancels an answer larger than anything the service sends. */
final class LimitedBodySubscriber implements BodySubscriber<byte[]> {

    /** One mebibyte: room for thousands of sessions in one page. */
    static final int LARGEST = 1 << 20;

    static final String TOO_LARGE = "the answer is larger than " + LARGEST + " bytes";

    private static final int USUAL = 512;

    private byte[] gathered;
    private int length;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    private LimitedBodySubscriber(long declared) {
        gathered = new byte[declared >= 0 && declared <= LARGEST ? (int) declared : USUAL];
    }

    static BodyHandler<byte[]> handler() {
        return info -> new LimitedBodySubscriber(
                info.headers().firstValueAsLong("Content-Length").orElse(USUAL));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription incoming) {
        subscription = incoming;
        incoming.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int more = buffer.remaining();
            if (length + more > LARGEST) {
                subscription.cancel();
                body.completeExceptionally(new TooLargeException());
                return;
            }
            makeRoom(length + more);
            buffer.get(gathered, length, more);
            length += more;
        }
    }

    private void makeRoom(int needed) {
        if (needed > gathered.length) {
            gathered = Arrays.copyOf(gathered, Math.max(needed, 2 * gathered.length));
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(length == gathered.length ? gathered : Arrays.copyOf(gathered, length));
    }

    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super(TOO_LARGE);
        }
    }
}
