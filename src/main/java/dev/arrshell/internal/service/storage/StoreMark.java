package dev.arrshell.internal.service.storage;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A mark of the store's content when it was last written, in a file of its own: MVStore opens a damaged file with the content
 * of an older version, and says nothing. The mark is written after the store is on disk, so it is never ahead.
 *
 * @param version the version of the store
 * @param rows how many texts it held
 */
record StoreMark(long version, long rows) {

    static final String FILE = "arr.saved";

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    /**
     * Reads the mark of a directory; empty if there is none.
     *
     * @throws IOException if it cannot be read
     */
    static Optional<StoreMark> read(Path directory) throws IOException {
        Path file = file(directory);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        String[] words = Files.readString(file, StandardCharsets.ISO_8859_1).split(" ");
        try {
            return Optional.of(new StoreMark(Long.parseLong(words[1]), Long.parseLong(words[3])));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("its file " + FILE + " is damaged", e);
        }
    }

    /** Replaces the mark in one write of always the same length, which needs no more space. */
    void write(Path directory) throws IOException {
        byte[] line =
                String.format("version %019d rows %019d %n", version, rows).getBytes(StandardCharsets.US_ASCII);
        Path file = OwnerOnlyFiles.createFile(file(directory));
        OwnerOnlyFiles.restrict(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(line), 0);
        }
    }
}
