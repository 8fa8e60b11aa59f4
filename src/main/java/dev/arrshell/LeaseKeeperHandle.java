package dev.arrshell;

import dev.arrshell.internal.session.LeaseExtender;
import dev.arrshell.internal.session.SessionCalls;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.LeaseEvent;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionId;
import dev.arrshell.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A keeping and its one end. */
final class LeaseKeeperHandle implements LeaseKeeper {

    private final SessionId id;
    private final LeaseExtender keeping;
    private final Consumer<? super LeaseEvent> listener;
    private final AtomicBoolean told;

    private LeaseKeeperHandle(
            SessionId id, LeaseExtender keeping, Consumer<? super LeaseEvent> listener, AtomicBoolean told) {
        this.id = id;
        this.keeping = keeping;
        this.listener = listener;
        this.told = told;
    }

    static LeaseKeeperHandle begin(SessionCalls calls, TimeSource time, LeaseExtender.Wish wish) {
        AtomicBoolean told = new AtomicBoolean();
        Consumer<LeaseEvent> once = event -> tell(event, wish.listener(), told);
        LeaseExtender keeping = LeaseExtender.begin(
                calls, time, new LeaseExtender.Wish(wish.id(), wish.keep(), wish.upTo(), wish.learned(), once));
        return new LeaseKeeperHandle(wish.id(), keeping, wish.listener(), told);
    }

    private static void tell(LeaseEvent event, Consumer<? super LeaseEvent> listener, AtomicBoolean toldEnd) {
        boolean isEnd = event.kind() == LeaseEvent.Kind.ENDED;
        if (!isEnd || !toldEnd.getAndSet(true)) {
            listener.accept(event);
        }
    }

    /** Waits until the first look, and the extension that it leads to, is over. An interrupt ends the keeping. */
    LeaseKeeperHandle afterFirstRound() {
        Futures.get(keeping::firstRound, Operation.PROPERTIES);
        return this;
    }

    /** The session has ended by what this program did itself. */
    void end(LeaseEvent event) {
        if (isActive()) {
            close();
            tell(event, listener, told);
        }
    }

    @Override
    public SessionId session() {
        return id;
    }

    @Override
    public boolean isActive() {
        return !keeping.result().isDone();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return keeping.result().copy();
    }

    @Override
    public void close() {
        keeping.result().complete(null);
    }

    @Override
    public String toString() {
        return "LeaseKeeper(" + id + (isActive() ? ")" : ", ended)");
    }
}
