package dev.arrshell.internal.service.launch;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The hold of one service on the directory of its servers. The system gives it back when the process ends, however it ends. */
public final class ServersLock implements AutoCloseable {

    private final FileChannel channel;

    private ServersLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws IllegalStateException if another service has it
     */
    public static ServersLock take(Path directory) throws IOException {
        Path file = OwnerOnlyFiles.createFile(directory.resolve("servers.lock"));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new ServersLock(channel);
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // the message is the same
        }
        channel.close();
        throw new IllegalStateException("another service has its servers in the directory " + directory
                + ": stop that one, or choose another directory (nothing was started)");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
