package dev.arrshell.internal.script.run;

import dev.arrshell.Session;
import dev.arrshell.model.SessionId;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which line of a script started which session. An answer comes on a thread of its own, while the script's stands in
 * {@code start()} and shows its line; one that went on, as after {@code startAsync()}, does not tell. Thread-safe.
 */
final class StartLineTracker {

    private static final String STAGE = "dev.arrshell.DraftStages$Complete";

    private final Thread script = Thread.currentThread();
    private final String fileName;
    private final Map<SessionId, Integer> lines = new ConcurrentHashMap<>();

    /** For the script that this thread is about to run. */
    StartLineTracker(String fileName) {
        this.fileName = fileName;
    }

    void started(Session session) {
        int line = line(script.getStackTrace());
        if (line > 0) {
            lines.put(session.id(), line);
        }
    }

    private int line(StackTraceElement[] trace) {
        boolean starting = false;
        for (StackTraceElement frame : trace) {
            starting |=
                    frame.getClassName().equals(STAGE) && frame.getMethodName().equals("start");
            if (starting && fileName.equals(frame.getFileName())) {
                return frame.getLineNumber();
            }
        }
        return 0;
    }

    OptionalInt of(SessionId session) {
        Integer line = lines.get(session);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
