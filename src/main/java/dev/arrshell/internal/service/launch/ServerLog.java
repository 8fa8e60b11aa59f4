package dev.arrshell.internal.service.launch;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.text.PrintableText;
import dev.arrshell.server.ServerOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The output of a server, of a bounded length. The server appends to {@code log}. When that is longer than half a MiB, its end is
 * copied to {@code log.N} and it is truncated; N counts the bytes printed until then. What is printed between the copy and
 * the truncation is lost. Thread-safe.
 */
public final class ServerLog {

    private static final int HALF = 512 * 1024;
    private static final int KEPT = 2 * HALF;
    private static final int SHOWN_BYTES = 2_000;
    private static final int SHOWN_LINES = 5;
    private static final int LONGEST_CHARACTER = 4;

    private final Path directory;

    public ServerLog(Path directory) {
        this.directory = directory;
    }

    private record Earlier(Path file, long end) {}

    /** Cuts the log if it is too long. */
    public synchronized void trim() throws IOException {
        Path log = directory.resolve("log");
        if (!Files.exists(log) || Files.size(log) <= HALF) {
            return;
        }
        Optional<Earlier> earlier = earlier();
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            Path copy = OwnerOnlyFiles.createFile(directory.resolve("log.new"));
            Files.write(copy, bytes(channel, size - HALF, HALF));
            long end = earlier.map(Earlier::end).orElse(0L) + size;
            Files.move(copy, directory.resolve("log." + end), StandardCopyOption.ATOMIC_MOVE);
            channel.truncate(0);
        }
        if (earlier.isPresent()) {
            Files.deleteIfExists(earlier.get().file());
        }
    }

    /** The last one, if a run that was killed left two. */
    private Optional<Earlier> earlier() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("log\\.[0-9]{1,18}"))
                    .map(file -> new Earlier(
                            file, Long.parseLong(file.getFileName().toString().substring("log.".length()))))
                    .max((one, other) -> Long.compare(one.end(), other.end()));
        }
    }

    /** The output after so many bytes, as far as it is kept. */
    public synchronized ServerOutput read(long from) {
        try {
            Optional<Earlier> earlier = earlier();
            long middle = earlier.map(Earlier::end).orElse(0L);
            byte[] before = from < middle ? Files.readAllBytes(earlier.get().file()) : new byte[0];
            long size = Files.size(directory.resolve("log"));
            long start = Math.min(middle + size, Math.max(from, middle - before.length));
            start = Math.max(start, middle + size - KEPT);
            int ofBefore = (int) Math.max(0, middle - start);
            long skipped = Math.max(0, start - middle);
            byte[] after = slice(skipped, (int) (size - skipped));
            ByteBuffer all = ByteBuffer.allocate(ofBefore + after.length);
            all.put(before, before.length - ofBefore, ofBefore).put(after);
            return text(all.array(), start);
        } catch (NoSuchFileException never) {
            return ServerOutput.NONE;
        } catch (IOException unreadable) {
            return new ServerOutput("", from);
        }
    }

    private byte[] slice(long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve("log"))) {
            return bytes(channel, from, length);
        }
    }

    private static byte[] bytes(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            // the rest may follow
        }
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    /** A character that is only begun waits for the next read. */
    private static ServerOutput text(byte[] bytes, long start) {
        int whole = bytes.length;
        for (int back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back++) {
            int value = bytes[bytes.length - back] & 0xff;
            if (value >= 0xc0) {
                int needed = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : 2;
                whole = needed > back ? bytes.length - back : bytes.length;
                break;
            }
            if (value < 0x80) {
                break;
            }
        }
        return new ServerOutput(new String(bytes, 0, whole, StandardCharsets.UTF_8), start + whole);
    }

    /** The last lines for a message, empty if there are none. */
    public String lastLines() {
        String text =
                read(Math.max(0, read(Long.MAX_VALUE).next() - SHOWN_BYTES)).text();
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return PrintableText.of(String.join(
                "\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size())));
    }
}
