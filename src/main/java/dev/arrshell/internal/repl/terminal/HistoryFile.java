package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * What was entered, in a file that only its owner can read. Secrets are taken out before an entry is kept; one that
 * turns out to be a secret later, as a key in a variable does when it is used, is taken out then.
 */
final class HistoryFile extends DefaultHistory {

    private final Path file;
    private int keysMasked;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Makes the file, if that can be done, before JLine makes it with the rights that everything has. */
    static void prepare(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            if (posix) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        }
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // All the better; only its rights have to be right.
        }
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Override
    public void add(Instant time, String line) {
        SourceSecretMasker.Masked masked = SourceSecretMasker.mask(line);
        keysMasked += masked.keys();
        super.add(time, masked.text());
    }

    /** How many keys were taken out since this was last asked. */
    int takeKeysMasked() {
        int taken = keysMasked;
        keysMasked = 0;
        return taken;
    }

    /** Takes out what has become known as a secret since. */
    void maskAgain() throws IOException {
        List<Entry> entries = new ArrayList<>();
        iterator().forEachRemaining(entries::add);
        boolean clean = entries.stream().allMatch(entry -> entry.line().equals(SecretRedactor.mask(entry.line())));
        if (!clean) {
            purge();
            prepare(file);
            entries.forEach(entry -> super.add(
                    entry.time(), SourceSecretMasker.mask(entry.line()).text()));
        }
    }

    @Override
    public void save() throws IOException {
        super.save();
        prepare(file);
    }
}
