package dev.arrshell.internal.service.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2 whose disk fails as long as a test wants. For one test at a time. */
public final class FailingFileSystem extends FilePathWrapper {

    /** The prefix of its names. */
    public static final String PREFIX = "failing:";

    private static volatile Failure failure = Failure.NONE;
    private static final AtomicInteger FAILED = new AtomicInteger();

    /** What fails. */
    public enum Failure {
        NONE,
        /** No byte of a write gets to the disk. */
        WRITE,
        /** Half of a write gets to the disk. */
        HALF_A_WRITE,
        /** All of it does, perhaps: that it is there is not confirmed. */
        FORCE,
        /** Neither, and the file cannot be opened again. */
        ALL
    }

    /** Makes it known to H2. */
    public static void register() {
        failure = Failure.NONE;
        FilePath.register(new FailingFileSystem());
    }

    /** Lets it fail from now on. */
    public static void fail(Failure how) {
        failure = how;
    }

    /** How often it has failed. */
    public static int failed() {
        return FAILED.get();
    }

    @Override
    public String getScheme() {
        return "failing";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        refuseIf(failure == Failure.ALL);
        return new FailingFile(super.open(mode));
    }

    private static void refuseIf(boolean fails) throws IOException {
        if (fails) {
            FAILED.incrementAndGet();
            throw new IOException("No space left on device");
        }
    }

    private static final class FailingFile extends FileBaseDefault {

        private final FileChannel file;

        FailingFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            if (failure == Failure.HALF_A_WRITE) {
                ByteBuffer half = bytes.duplicate();
                half.limit(bytes.position() + bytes.remaining() / 2);
                file.write(half, position);
            }
            refuseIf(failure == Failure.WRITE || failure == Failure.HALF_A_WRITE || failure == Failure.ALL);
            return file.write(bytes, position);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            refuseIf(failure == Failure.FORCE || failure == Failure.ALL);
            file.force(metaData);
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
