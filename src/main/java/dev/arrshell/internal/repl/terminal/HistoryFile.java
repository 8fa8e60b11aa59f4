package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.impl.history.DefaultHistory;

/**
 * The history of inputs in a file that only its owner can read. Secrets are masked before an entry is stored, and again
 * when a text becomes known as a secret later, as a key in a variable does when it is used.
 */
final class HistoryFile extends DefaultHistory {

    private final Path file;
    private int keysMasked;

    HistoryFile(Path file) {
        this.file = file;
    }

    /** Creates the file for its owner alone, before JLine creates it with the default permissions. */
    static void prepare(Path file) throws IOException {
        OwnerOnlyFiles.createDirectories(file.toAbsolutePath().getParent());
        OwnerOnlyFiles.restrict(OwnerOnlyFiles.createFile(file));
    }

    @Override
    public void add(Instant time, String line) {
        SourceSecretMasker.Masked masked = SourceSecretMasker.mask(line);
        keysMasked += masked.keys();
        super.add(time, masked.text());
    }

    /** The number of keys that were masked since the last call. */
    int takeKeysMasked() {
        int taken = keysMasked;
        keysMasked = 0;
        return taken;
    }

    /** Masks what has become known as a secret. */
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
