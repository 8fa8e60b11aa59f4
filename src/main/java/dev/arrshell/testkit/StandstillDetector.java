package dev.arrshell.testkit;

import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notices a test that waits for a session by asking again and again while the clock stands still, as a loop with
 * {@code Thread.sleep} does: on virtual time it would wait for ever. Thread-safe.
 */
final class StandstillDetector implements Consumer<Exchange> {

    private static final System.Logger LOG = System.getLogger(TestAccount.class.getName());
    private static final int SUSPICIOUS = 20;

    private URI asked;
    private Instant at;
    private int times;
    private String hint;

    @Override
    public synchronized void accept(Exchange exchange) {
        if (!exchange.operation().equals(Optional.of(Operation.PROPERTIES))) {
            times = 0;
            return;
        }
        boolean again = exchange.uri().equals(asked) && exchange.at().equals(at);
        asked = exchange.uri();
        at = exchange.at();
        times = again ? times + 1 : 1;
        if (times == SUSPICIOUS && hint == null) {
            hint = "hint: the same session was asked for its properties " + SUSPICIOUS
                    + " times in a row while the virtual clock stood still. A clock that is not moved shows the same session"
                    + " for ever, and Thread.sleep does not move it: wait with session.awaitReady(), or move the clock with"
                    + " emulator.clock().advance(seconds(5))";
            LOG.log(System.Logger.Level.WARNING, hint);
        }
    }

    synchronized Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
