package dev.arrshell.internal.service.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Check whether one server is ready, asked again and again by one thread. It never waits. */
public interface ReadyCheck extends AutoCloseable {

    /**
     * Looks once.
     *
     * @throws IOException if the check cannot be made
     */
    boolean isReady() throws IOException;

    @Override
    default void close() {
        // nothing is held
    }

    /** The check of a rule on this machine. */
    static ReadyCheck of(
            ReadyRule rule, int port, ServerLog log, Map<String, String> values, Map<String, String> environment) {
        if (rule instanceof ReadyRule.Line line) {
            return new LineCheck(line.pattern(), log);
        }
        if (rule instanceof ReadyRule.Exec exec) {
            List<String> command = Placeholders.expand(exec.command(), values);
            return new ExecCheck(command, environment);
        }
        return new PortCheck(port);
    }
}
