package dev.arrshell.internal.ledger;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Ledger of starts in a file of this machine, one JSON object a line, written to the disk before the request is sent. If
 * the file cannot be written, the start goes on, since its lease bounds the cost, and a warning is given. Thread-safe,
 * also against other processes.
 */
public final class Ledger {

    private final LedgerFile file;
    private final Path path;
    private final OwnerProcess self;
    private final InstantSource clock;
    private final Consumer<? super String> warn;
    /** Begins the keys of this ledger's own starts: one process may have several that share the file. */
    private final String own;

    private final AtomicLong count;
    private final AtomicBoolean told;
    /** The period of the schedule that begins the starts; empty for all others. */
    private final Optional<ScheduledPeriod> period;

    private Ledger(Path path, OwnerProcess self, InstantSource clock, Consumer<? super String> warn) {
        this.path = path;
        this.file = path == null ? null : new LedgerFile(path, lines -> LedgerFormat.compact(lines, clock.instant()));
        this.self = self;
        this.clock = clock;
        this.warn = warn;
        this.own = UUID.randomUUID() + "/";
        this.count = new AtomicLong();
        this.told = new AtomicBoolean();
        this.period = Optional.empty();
    }

    private Ledger(Ledger same, ScheduledPeriod period) {
        this.path = same.path;
        this.file = same.file;
        this.self = same.self;
        this.clock = same.clock;
        this.warn = same.warn;
        this.own = same.own;
        this.count = same.count;
        this.told = same.told;
        this.period = Optional.of(period);
    }

    /** The same ledger, whose starts are those of a schedule. */
    public Ledger of(ScheduledPeriod scheduled) {
        return new Ledger(this, scheduled);
    }

    /** A ledger in a file, written in the name of a process. */
    public static Ledger in(Path path, OwnerProcess self, InstantSource clock, Consumer<? super String> warn) {
        return new Ledger(path, self, clock, warn);
    }

    /** Remembers nothing. */
    public static Ledger none() {
        return new Ledger(null, OwnerProcess.self(), InstantSource.system(), warning -> {});
    }

    /**
     * Writes that a session is about to be asked for.
     *
     * @param known sessions seen before, of which none can be this one
     * @return what writes how it went on
     */
    public Start begin(AccountEndpoint target, SessionSpec spec, Set<SessionId> known) {
        String key = own + count.incrementAndGet();
        LedgerEntry entry = new LedgerEntry(
                key,
                clock.instant(),
                target,
                spec.size(),
                spec.lease().total(),
                self,
                spec.id(),
                false,
                false,
                spec.id().isPresent() ? Set.of() : known,
                period);
        append(LedgerFormat.start(entry));
        return new Start(target, key);
    }

    /** Writes that a session has ended, if it is one of the ledger's. */
    public void ended(AccountEndpoint target, SessionId id) {
        if (knows(target, id)) {
            appendEnd(LedgerFormat.ended(target, id));
        }
    }

    /** Writes that this process answers for the session of an entry from now on. */
    public void adopt(LedgerEntry entry) {
        append(LedgerFormat.adopted(entry.key(), self));
    }

    /** Writes that a session is left running on purpose, if it is one of the ledger's. */
    public void kept(AccountEndpoint target, SessionId id) {
        if (knows(target, id)) {
            append(LedgerFormat.kept(target, id));
        }
    }

    /** Writes the new total of a lease, if the session is one of the ledger's. */
    public void leased(AccountEndpoint target, SessionId id, Duration total) {
        if (knows(target, id)) {
            append(LedgerFormat.leased(target, id, total));
        }
    }

    void over(Collection<LedgerEntry> entries) {
        entries.forEach(entry -> appendEnd(LedgerFormat.over(entry.key())));
    }

    private boolean knows(AccountEndpoint target, SessionId id) {
        return open().stream().anyMatch(entry -> entry.is(target, id));
    }

    /** The starts that are not known to be over, of all processes that share the file. */
    public List<LedgerEntry> open() {
        if (file == null) {
            return List.of();
        }
        try {
            return LedgerFormat.open(file.lines());
        } catch (IOException unreadable) {
            tell("cannot be read", "What it holds is not known", unreadable);
            return List.of();
        }
    }

    /** The starts of processes that have ended and did not leave their sessions running on purpose. */
    public List<LedgerEntry> leftBehind() {
        return open().stream()
                .filter(entry -> !entry.kept() && entry.owner().isGone())
                .toList();
    }

    /** The starts of the other ledgers that share the file. */
    public List<LedgerEntry> others() {
        return open().stream().filter(entry -> !entry.key().startsWith(own)).toList();
    }

    private void append(String line) {
        write(line, false);
    }

    /** The last line that ends a start empties the file, so that a later look for leftovers has nothing to read. */
    private void appendEnd(String line) {
        write(line, true);
    }

    private void write(String line, boolean end) {
        if (file == null) {
            return;
        }
        try {
            file.append(line, end);
            told.set(false);
        } catch (IOException unwritable) {
            tell("cannot be written", "A session that is left behind now will not be found by reaping", unwritable);
        }
    }

    /** Warns once, until reading or writing succeeds again. */
    private void tell(String what, String meaning, IOException why) {
        if (told.getAndSet(true)) {
            return;
        }
        warn.accept("the ledger " + path + " " + what + ": " + SecretRedactor.mask(why.toString()) + ". " + meaning
                + "; look with client.sessions()");
    }

    /** One start, to be settled once. */
    public final class Start {

        private final AccountEndpoint target;
        private final String key;

        private Start(AccountEndpoint target, String key) {
            this.target = target;
            this.key = key;
        }

        /** The service has named the session. */
        public void started(SessionId id) {
            append(LedgerFormat.started(key, id));
        }

        /** There surely is no session. */
        public void nothing() {
            appendEnd(LedgerFormat.over(key));
        }

        @Override
        public String toString() {
            return "Start(" + key + " at " + target.endpoint() + ")";
        }
    }
}
