package dev.arrshell.internal.service.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Check whether a command succeeds. A run that takes too long is killed and counts as failed. */
public final class ExecCheck implements ReadyCheck {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ProcessBuilder command;
    private Process run;
    private long changedAt = System.nanoTime() - PAUSE.toNanos();

    ExecCheck(List<String> command, Map<String, String> environment) {
        this.command =
                new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        this.command.environment().clear();
        this.command.environment().putAll(environment);
    }

    @Override
    public boolean isReady() throws IOException {
        if (run == null) {
            if (hasPassed(PAUSE)) {
                start();
            }
            return false;
        }
        if (run.isAlive()) {
            if (hasPassed(LIMIT)) {
                close();
            }
            return false;
        }
        boolean succeeded = run.exitValue() == 0;
        over();
        return succeeded;
    }

    private void start() throws IOException {
        changedAt = System.nanoTime();
        run = command.start();
        run.getOutputStream().close();
    }

    private boolean hasPassed(Duration length) {
        return System.nanoTime() - changedAt >= length.toNanos();
    }

    private void over() {
        run = null;
        changedAt = System.nanoTime();
    }

    @Override
    public void close() {
        if (run != null) {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
            over();
        }
    }
}
