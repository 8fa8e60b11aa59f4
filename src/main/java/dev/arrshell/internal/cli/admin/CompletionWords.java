package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.value.ConfigInputs;
import dev.arrshell.internal.ledger.Ledger;
import dev.arrshell.internal.ledger.OwnerProcess;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Words that a completion script asks the program for at each TAB, since they change: the profiles of config.toml and the
 * sessions in the ledger that may still run. Both come from files of the user; nothing is sent.
 */
enum CompletionWords {
    /** The names of the profiles. */
    profiles {
        @Override
        Collection<String> read(CliContext context) {
            return ConfigSettings.profiles(ConfigInputs.of(
                    context.console().environment(), Map.of(), context.console().in()));
        }
    },
    /** The ids of the sessions, the last started first. */
    sessions {
        @Override
        Collection<String> read(CliContext context) {
            Instant now = Instant.now();
            Deque<String> ids = new ArrayDeque<>();
            Ledger.in(context.ledger(), OwnerProcess.self(), InstantSource.system(), warning -> {}).open().stream()
                    .filter(entry -> entry.mayBeUp(now))
                    .flatMap(entry -> entry.id().stream())
                    .forEach(id -> ids.addFirst(id.value()));
            return ids;
        }
    };

    private static final String MARK = "@";

    /** The kind that an option or argument has as its only candidate, such as {@code @profiles}; empty for plain candidates. */
    static Optional<CompletionWords> of(Iterable<String> candidates) {
        Iterator<String> all = candidates == null ? Collections.emptyIterator() : candidates.iterator();
        String first = all.hasNext() ? all.next() : "";
        return Arrays.stream(values()).filter(kind -> first.equals(MARK + kind)).findFirst();
    }

    abstract Collection<String> read(CliContext context);
}
