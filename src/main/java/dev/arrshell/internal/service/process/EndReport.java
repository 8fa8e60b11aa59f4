package dev.arrshell.internal.service.process;

import dev.arrshell.internal.service.launch.ServerExit;
import dev.arrshell.internal.service.launch.ServerLog;
import dev.arrshell.server.ServerListener;
import java.util.UUID;
import java.util.function.Consumer;

/** The report of how a server has ended, with the last lines of its output where it failed. */
final class EndReport {

    private static final String SERVER_FAILED = "ServerFailed";

    private EndReport() {}

    static Consumer<ServerListener> of(UUID server, ServerExit exit, boolean wasReady, ServerLog log) {
        String failed = wasReady ? SERVER_FAILED : ManagedServer.STARTUP_FAILED;
        return switch (exit.reason()) {
            case RELEASED -> listener -> listener.ended(server, "the server was stopped");
            case DEADLINE -> listener -> listener.ended(server, "the server was stopped, since its lease is over");
            case LOST ->
                listener -> listener.failed(
                        server,
                        failed,
                        "the supervisor of the server was killed or did not start, so the server was stopped"
                                + lastLines(log));
            case EXITED ->
                wasReady && exit.isClean()
                        ? listener -> listener.ended(server, "the server ended with exit code 0")
                        : listener -> listener.failed(
                                server,
                                failed,
                                "the server ended with " + exit.description() + (wasReady ? "" : " before it was ready")
                                        + lastLines(log));
        };
    }

    static String lastLines(ServerLog log) {
        String lines = log.lastLines();
        return lines.isEmpty() ? "; it printed nothing" : "; the last it printed:\n" + lines;
    }
}
