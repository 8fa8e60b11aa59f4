package dev.arrshell.repl;

import java.util.ArrayList;
import java.util.List;

/** What was entered and how it went, in order: what {@code :save} and {@code :history} tell. */
final class Record {

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A unit that was run.
     *
     * @param source as entered, secrets taken out
     * @param keys how many keys were taken out
     * @param outcome how it went
     */
    record Entry(String source, int keys, Outcome outcome) {

        boolean succeeded() {
            return outcome instanceof Outcome.Done;
        }
    }

    void add(String source, Outcome outcome) {
        SecretMasking.Masked masked = SecretMasking.mask(source);
        entries.add(new Entry(masked.text(), masked.keys(), outcome));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }
}
