package dev.arrshell.internal.exit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Standard output that keeps the reason why it cannot be written, which a {@code PrintStream} swallows. Once the reader of a
 * pipe has ended, each write throws an {@link OutputFailedException}, but in an {@code onExit} block. Thread-safe.
 */
public final class StandardOutput extends PrintStream {

    private final Target target;

    /** Writes to a stream. */
    public StandardOutput(OutputStream to, Charset charset) {
        this(new Target(to), charset);
    }

    private StandardOutput(Target target, Charset charset) {
        super(target, true, charset);
        this.target = target;
    }

    /** The standard output of this process, which {@code System.out} is from now on. */
    public static StandardOutput ofProcess() {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        Charset charset = encoding.isEmpty() ? Charset.defaultCharset() : Charset.forName(encoding);
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out), charset);
        System.setOut(out);
        return out;
    }

    /**
     * Checks that all that was printed is written.
     *
     * @throws OutputFailedException if something is lost
     */
    public static void check(PrintStream out) {
        if (out.checkError()) {
            throw out instanceof StandardOutput ours ? ours.target.lost() : new OutputFailedException("", false);
        }
    }

    private static final class Target extends OutputStream {

        private final OutputStream to;
        private volatile IOException failure;

        Target(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            try {
                to.write(octets, from, length);
            } catch (IOException e) {
                fail(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                to.flush();
            } catch (IOException e) {
                fail(e);
            }
        }

        private void fail(IOException why) throws IOException {
            failure = failure == null ? why : failure;
            OutputFailedException lost = lost();
            if (lost.isReaderGone() && !ExitWork.isCurrentThread()) {
                throw lost;
            }
            throw why;
        }

        OutputFailedException lost() {
            IOException why = failure;
            String reason = why == null || why.getMessage() == null ? "" : why.getMessage();
            return new OutputFailedException(
                    reason, reason.toLowerCase(Locale.ROOT).contains("pipe"));
        }
    }
}
