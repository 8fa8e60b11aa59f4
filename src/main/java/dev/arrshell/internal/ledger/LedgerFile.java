package dev.arrshell.internal.ledger;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * File of lines to which several processes append. Each line is on the disk when {@code append} returns. A line that a
 * crash or a full disk cut off is ended before the next one, so that it spoils no other.
 */
final class LedgerFile {

    /** Beyond this the file is rewritten without what is over: it is read whole whenever a session ends. */
    private static final long LARGE = 32 * 1024;

    /** A file lock belongs to the whole process, so its threads need one of their own. */
    private static final Map<Path, Object> MONITORS = new ConcurrentHashMap<>();

    private final Path path;
    private final Path lock;
    private final UnaryOperator<List<String>> compact;
    private final Object monitor;

    /**
     * Names a file. It need not exist.
     *
     * @param path the file
     * @param compact removes the lines that need not be kept
     */
    LedgerFile(Path path, UnaryOperator<List<String>> compact) {
        this.path = path.toAbsolutePath().normalize();
        this.lock = this.path.resolveSibling(this.path.getFileName() + ".lock");
        this.compact = compact;
        this.monitor = MONITORS.computeIfAbsent(this.path, each -> new Object());
    }

    /**
     * Adds a line.
     *
     * @param end whether nothing may be left to be kept after it
     */
    void append(String line, boolean end) throws IOException {
        synchronized (monitor) {
            locked(() -> {
                write(line);
                if (end) {
                    empty();
                }
                shrink();
                return null;
            });
        }
    }

    List<String> lines() throws IOException {
        synchronized (monitor) {
            if (!Files.isRegularFile(path)) {
                return List.of();
            }
            return Files.isWritable(path.getParent()) ? locked(this::read) : read();
        }
    }

    /** Work with the files. */
    @FunctionalInterface
    private interface FileWork<T> {
        T run() throws IOException;
    }

    /**
     * Works while no other process does. An interrupt closes the channels of its thread, so its flag is put aside
     * meanwhile, and the work is begun anew where one came in between: a line that is written twice means the same as
     * one.
     */
    private <T> T locked(FileWork<T> work) throws IOException {
        prepare();
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try (FileChannel door = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                    door.lock();
                    return work.run();
                } catch (ClosedByInterruptException | FileLockInterruptionException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<String> read() throws IOException {
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private void prepare() throws IOException {
        OwnerOnlyFiles.createDirectories(path.getParent());
        OwnerOnlyFiles.createFile(path);
        OwnerOnlyFiles.createFile(lock);
    }

    private void write(String line) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = file.size();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(
                        ((isTorn(file, end) ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
                for (long at = end; bytes.hasRemaining(); ) {
                    at += file.write(bytes, at);
                }
                file.force(true);
            } catch (IOException full) {
                cutBack(file, end, full);
                throw full;
            }
        }
    }

    private static boolean isTorn(FileChannel file, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end > 0 && file.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private static void cutBack(FileChannel file, long end, IOException cause) {
        try {
            file.truncate(end);
        } catch (IOException stays) {
            cause.addSuppressed(stays);
        }
    }

    /** A file that cannot be emptied stays as it is: the appended line is safe already. */
    private void empty() {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            if (file.size() < LARGE && compact.apply(read()).isEmpty()) {
                file.truncate(0);
            }
        } catch (IOException stays) {
            return;
        }
    }

    /** A file that cannot be made smaller stays as it is: the appended line is safe already. */
    private void shrink() throws IOException {
        if (Files.size(path) < LARGE) {
            return;
        }
        List<String> lines = read();
        List<String> kept = compact.apply(lines);
        if (kept.size() > lines.size() / 2) {
            return;
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            replaceBy(fresh, kept);
        } catch (IOException full) {
            Files.deleteIfExists(fresh);
        }
    }

    private void replaceBy(Path fresh, List<String> lines) throws IOException {
        Files.copy(path, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        try (FileChannel file =
                FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
