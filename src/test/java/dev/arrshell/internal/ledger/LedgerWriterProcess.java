package dev.arrshell.internal.ledger;

import dev.arrshell.internal.wire.AccountEndpoint;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Begins starts in a ledger and ends without settling them. */
public final class LedgerWriterProcess {

    private LedgerWriterProcess() {}

    /**
     * Does so.
     *
     * @param args the ledger's file and the number of starts
     */
    public static void main(String[] args) {
        Ledger ledger = Ledger.in(Path.of(args[0]), OwnerProcess.self(), InstantSource.system(), warning -> {
            throw new IllegalStateException(warning);
        });
        AccountEndpoint target = new AccountEndpoint(
                URI.create("https://rendering.example"), AccountId.parse("11111111-1111-1111-1111-111111111111"));
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
            ledger.begin(target, SessionSpec.of(SessionSize.PREMIUM, new Lease(Duration.ofHours(4))), Set.of());
        }
    }
}
