package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.repl.syntax.SourceSecretMasker;
import dev.arrshell.internal.text.SecretRedactor;
import java.io.IOException;
import java.nio.file.Path;
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
