package dev.arrshell.internal.script.run;

import dev.arrshell.Session;
import dev.arrshell.model.SessionId;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines of a script that started sessions. They are taken from the script's thread, which waits in {@code start()}
 * while the answer comes on another; after {@code startAsync()} it does not wait, and no line is known. Thread-safe.
 */
final class StartLineTracker {

    private static final String STAGE = "dev.arrshell.DraftStages$Complete";

    private final Thread script = Thread.currentThread();
    private final String fileName;
    private final Map<SessionId, Integer> lines = new ConcurrentHashMap<>();

    /** Tracks the script that the calling thread is about to run. */
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
