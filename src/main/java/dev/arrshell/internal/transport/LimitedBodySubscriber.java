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

/** Body subscriber that cancels an answer that is larger than it may be. */
final class LimitedBodySubscriber implements BodySubscriber<byte[]> {

    private static final int USUAL = 512;

    private final int largest;
    private byte[] gathered;
    private int length;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.Subscription subscription;

    private LimitedBodySubscriber(int largest, long declared) {
        this.largest = largest;
        gathered = new byte[declared >= 0 && declared <= largest ? (int) declared : USUAL];
    }

    /**
     * Gathers an answer.
     *
     * @param largest how many bytes it may have
     */
    static BodyHandler<byte[]> handler(int largest) {
        return info -> new LimitedBodySubscriber(
                largest, info.headers().firstValueAsLong("Content-Length").orElse(USUAL));
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
            if (more > largest - length) {
                subscription.cancel();
                body.completeExceptionally(new TooLargeException(largest));
                return;
            }
            makeRoom(length + more);
            buffer.get(gathered, length, more);
            length += more;
        }
    }

    private void makeRoom(int needed) {
        if (needed > gathered.length) {
            gathered = Arrays.copyOf(gathered, (int) Math.min(largest, Math.max(needed, 2L * gathered.length)));
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

        TooLargeException(int largest) {
            super("the answer is larger than " + largest + " bytes");
        }
    }
}
