package dev.arrshell.internal.script.state;

import dev.arrshell.Arr;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The entry to the fluent language, made when it is first wanted. One that is made after the end has begun starts no
 * session either. Thread-safe: scripts come in on threads of theirs, and the end on that of a signal.
 */
final class LazyArr {

    private final Supplier<Arr> maker;
    private Arr arr;
    private boolean ending;

    LazyArr(Supplier<Arr> maker) {
        this.maker = maker;
    }

    /** The same one each time. */
    synchronized Arr arr() {
        if (arr == null) {
            arr = maker.get();
            if (ending) {
                arr.noMoreStarts(Duration.ZERO);
            }
        }
        return arr;
    }

    /** From now on no session is started; false if it is not known in time what became of each start. */
    boolean noMoreStarts(Duration atMost) {
        Arr made = endingBegins();
        return made == null || made.noMoreStarts(atMost);
    }

    /** What was made by now, which is waited for without keeping others out. */
    private synchronized Arr endingBegins() {
        ending = true;
        return arr;
    }

    synchronized void close() {
        if (arr != null) {
            arr.close();
        }
    }
}
