package dev.arrshell.internal.service.binding;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.MessageConstraintException;

/** The bytes that a client sends, up to a moment and a size that are set for each part of a request. */
final class RequestInput extends InputStream {

    private final Socket socket;
    private final InputStream bytes;
    private long deadline;
    private long left;
    private boolean ended;

    RequestInput(Socket socket) throws IOException {
        this.socket = socket;
        this.bytes = socket.getInputStream();
    }

    /** Lets reads wait until so much later. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Lets so many more bytes be read. */
    void atMost(long count) {
        left = count;
    }

    /** Whether a read met the end of the stream: its reader then wanted more than was sent. */
    boolean hasEnded() {
        return ended;
    }

    /**
     * Reads what is there, and waits if nothing is.
     *
     * @throws SocketTimeoutException if the moment has come
     * @throws MessageConstraintException if no more bytes may be read
     */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left <= 0) {
            throw new MessageConstraintException("more bytes than allowed");
        }
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("the time is up");
        }
        socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        int count = bytes.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            ended = true;
        } else {
            left -= count;
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
