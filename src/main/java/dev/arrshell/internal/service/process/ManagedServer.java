package dev.arrshell.internal.service.process;

import dev.arrshell.internal.service.launch.PortCheck;
import dev.arrshell.internal.service.launch.ProgramFinder;
import dev.arrshell.internal.service.launch.ReadyCheck;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.internal.service.launch.ServerExit;
import dev.arrshell.internal.service.launch.ServerLog;
import dev.arrshell.internal.service.launch.ServerVariables;
import dev.arrshell.internal.service.process.PortPool.Pair;
import dev.arrshell.internal.service.process.ServerDirectory.Begun;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.server.ServerAddress;
import dev.arrshell.server.ServerListener;
import dev.arrshell.server.ServerOutput;
import dev.arrshell.server.ServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * One server, from its start until it has ended. What it tells is returned, so that the listener is called without a lock.
 * Thread-safe.
 */
final class ManagedServer {

    private static final System.Logger LOG = System.getLogger(ManagedServer.class.getName());

    /** Why a server is not started. */
    private static final String NO_PORT = "NoPort";

    static final String STARTUP_FAILED = "StartupFailed";
    private static final String STARTUP_TIMEOUT = "StartupTimeout";

    /** A supervisor writes its process id at once; one that has not done so for this long does not come. */
    private static final Duration ARRIVAL = Duration.ofSeconds(10);

    /** How long a server may take whose size is not configured any more. */
    private static final Duration UNCONFIGURED = Duration.ofMinutes(5);

    private static final Duration SUPERVISOR_CHECK = Duration.ofSeconds(1);

    /** How long after its grace a server that was to end is signalled again. */
    private static final Duration OVERDUE = Duration.ofSeconds(2);

    private final UUID server;
    private final Optional<ServerRequest> request;
    private final ServerContext context;
    private final ServerDirectory directory;
    private final ServerLog log;
    private Phase phase = Phase.REQUESTED;
    private Optional<Instant> end = Optional.empty();
    private Optional<Instant> stopAsked = Optional.empty();
    private boolean waits;
    private boolean hasUnwrittenEnd;
    private Begun begun;
    private ReadyCheck check;
    private boolean silent;
    private long checkedAt;

    private enum Phase {
        REQUESTED,
        STARTING,
        READY,
        OVER
    }

    /** A server to be started or taken over; without a request a stray, which is not reported. */
    ManagedServer(UUID server, Optional<ServerRequest> request, ServerContext context) {
        this.server = server;
        this.request = request;
        this.context = context;
        this.directory = context.directory(server);
        this.log = new ServerLog(directory.path());
    }

    UUID id() {
        return server;
    }

    synchronized boolean isOver() {
        return phase == Phase.OVER;
    }

    synchronized boolean isStarting() {
        return phase == Phase.STARTING || silent;
    }

    /** Whether it waits until another server of its size has ended. */
    synchronized boolean isWaiting() {
        return waits && phase == Phase.REQUESTED;
    }

    /** When the server was asked for. Those that wait start in this order. */
    Instant requestedAt() {
        return request.map(ServerRequest::requestedAt).orElse(Instant.MIN);
    }

    /** Whether it was to end, and has not ended yet. */
    synchronized boolean isEnding() {
        return silent && phase != Phase.OVER;
    }

    /** Starts the server, unless that has been done, in an earlier run for one, or it was released meanwhile. */
    synchronized Optional<Consumer<ServerListener>> start() {
        if (phase != Phase.REQUESTED) {
            return Optional.empty();
        }
        if (resume() || request.isEmpty()) {
            silent = directory.exit().isPresent();
            return Optional.empty();
        }
        ServerRequest wanted = request.get();
        Optional<ServerCommand> configured = command();
        if (configured.isEmpty()) {
            return failed(
                    STARTUP_FAILED,
                    "servers of size " + wanted.size().toWire() + " are not configured on this machine");
        }
        ServerCommand command = configured.get();
        Optional<Path> program = ProgramFinder.find(command.command().get(0));
        if (program.isEmpty()) {
            return failed(
                    STARTUP_FAILED,
                    "the program '" + command.command().get(0) + "' for size "
                            + wanted.size().toWire()
                            + " is not there or cannot be executed: check the command in the configuration");
        }
        if (!context.places().take(server, wanted.size(), command.capacity())) {
            return waitForPlace(wanted);
        }
        Optional<Pair> ports = context.ports().take();
        if (ports.isEmpty()) {
            return failed(
                    NO_PORT,
                    "a server takes two ports, and fewer are free of "
                            + context.settings().ports() + ": stop a session, or widen the ports in the configuration");
        }
        return launch(wanted, command, program.get(), ports.get());
    }

    /** The session is there although none is free, so one that was stopped still ends. */
    private Optional<Consumer<ServerListener>> waitForPlace(ServerRequest wanted) {
        if (waits) {
            return Optional.empty();
        }
        waits = true;
        String why =
                "the server starts when another of size " + wanted.size().toWire() + " has ended, which was stopped";
        return Optional.of(listener -> listener.waiting(server, why));
    }

    private Optional<Consumer<ServerListener>> launch(
            ServerRequest wanted, ServerCommand command, Path program, Pair ports) {
        begun = new Begun(ports.port(), ports.inspectorPort(), context.time().instant());
        ServerVariables variables = variables(wanted);
        List<String> line = variables.line(command.command(), program);
        try {
            directory.create(end.orElse(wanted.latestEnd(command.startup())));
            hasUnwrittenEnd = false;
            directory.prepare(begun, wanted.session().value());
            context.supervisor()
                    .start(directory, context.settings().grace(), line, variables.environment(), ports::unbind);
        } catch (IOException failure) {
            ports.unbind();
            context.ports().free(ports.port(), ports.inspectorPort());
            directory.delete();
            return failed(STARTUP_FAILED, "the server cannot be started: " + failure.getMessage());
        }
        begin(command, variables);
        return Optional.empty();
    }

    private ServerVariables variables(ServerRequest wanted) {
        return new ServerVariables(
                wanted, begun.port(), begun.inspectorPort(), context.settings().passedVariables());
    }

    private void begin(ServerCommand command, ServerVariables variables) {
        check = ReadyCheck.of(command.ready(), begun.port(), log, variables.values(), variables.environment());
        phase = Phase.STARTING;
    }

    /** Takes over what an earlier run began. */
    synchronized boolean resume() {
        Optional<Begun> earlier = directory.begun();
        if (earlier.isEmpty()) {
            return false;
        }
        begun = earlier.get();
        context.ports().keep(begun.port(), begun.inspectorPort());
        request.ifPresent(wanted -> context.places().keep(server, wanted.size()));
        phase = Phase.STARTING;
        Optional<ServerCommand> command = command();
        if (directory.wasReady()) {
            check = () -> true;
        } else if (command.isPresent()) {
            begin(command.get(), variables(request.get()));
        } else {
            check = new PortCheck(begun.port());
        }
        return true;
    }

    /** Sets when the server ends. If that cannot be written, it is tried again with each look. */
    synchronized boolean extend(Instant moment) throws IOException {
        end = Optional.of(moment);
        boolean runs = phase == Phase.STARTING || phase == Phase.READY;
        if (runs) {
            hasUnwrittenEnd = true;
            directory.writeDeadline(moment);
            hasUnwrittenEnd = false;
        }
        return runs;
    }

    /** Makes the supervisor read when the server ends. */
    void wake() throws IOException {
        context.supervisor().wake(directory);
    }

    /** Ends the server. The listener gets no further event about it. */
    synchronized void release() throws IOException {
        silent = true;
        if (phase == Phase.REQUESTED) {
            phase = Phase.OVER;
        } else if (phase != Phase.OVER) {
            stop();
        }
    }

    /** The signal goes out even where the mark cannot be written, on a full disk for one. */
    private void stop() throws IOException {
        stopAsked = Optional.of(context.time().instant());
        try {
            directory.markStop();
        } finally {
            context.supervisor().terminate(directory);
            check.close();
        }
    }

    /** Ends the server. If that fails, its end is reported all the same: its deadline ends it then. */
    private void giveUp() {
        silent = true;
        try {
            stop();
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "a server could not be stopped before its deadline", failure);
        }
    }

    /** Looks at the server. */
    synchronized Optional<Consumer<ServerListener>> look() throws IOException {
        if (phase == Phase.OVER || phase == Phase.REQUESTED) {
            return Optional.empty();
        }
        Optional<ServerExit> exit = directory.exit();
        if (exit.isEmpty() && isLost()) {
            context.supervisor().endOrphan(directory);
            exit = Optional.of(new ServerExit(0, ServerExit.Reason.LOST));
            directory.writeExit(exit.get());
        }
        if (exit.isPresent()) {
            return over(exit.get());
        }
        repeatOrders();
        return phase == Phase.STARTING && !silent ? lookForReady() : Optional.empty();
    }

    /** Repeats what may not have reached the supervisor: the disk was full, or no process could be made. */
    private void repeatOrders() throws IOException {
        if (hasUnwrittenEnd && extend(end.get())) {
            wake();
        }
        Duration patience = context.settings().grace().plus(OVERDUE);
        if (stopAsked.isPresent()
                && context.time().instant().isAfter(stopAsked.get().plus(patience))) {
            stop();
        }
    }

    /** Whether the supervisor has gone without a word. */
    private boolean isLost() {
        long now = context.time().nanoTime();
        if (now - checkedAt < SUPERVISOR_CHECK.toNanos()) {
            return false;
        }
        checkedAt = now;
        return directory.supervisor().isPresent()
                ? !context.supervisor()
                                .isAlive(directory, directory.supervisor().getAsLong())
                        && directory.exit().isEmpty()
                : hasPassed(ARRIVAL);
    }

    private boolean hasPassed(Duration length) {
        return context.time().instant().isAfter(begun.begun().plus(length));
    }

    private Optional<Consumer<ServerListener>> lookForReady() throws IOException {
        if (directory.supervisor().isEmpty()) {
            return Optional.empty();
        }
        try {
            if (check.isReady()) {
                return Optional.of(ready());
            }
        } catch (IOException failure) {
            giveUp();
            return told(
                    STARTUP_FAILED,
                    "it cannot be checked whether the server is ready, so it was stopped: " + failure.getMessage());
        }
        Duration startup = startup();
        if (hasPassed(startup)) {
            giveUp();
            return told(
                    STARTUP_TIMEOUT,
                    "the server was not ready within " + DurationText.format(startup) + " and was stopped"
                            + EndReport.lastLines(log));
        }
        return Optional.empty();
    }

    /** Without its mark a server is only checked again after a restart. */
    private Consumer<ServerListener> ready() {
        phase = Phase.READY;
        check.close();
        try {
            directory.markReady();
        } catch (IOException unmarked) {
            LOG.log(System.Logger.Level.WARNING, "a server could not be marked as ready", unmarked);
        }
        ServerAddress address = new ServerAddress(context.settings().hostname(), begun.port(), begun.inspectorPort());
        return listener -> listener.ready(server, address);
    }

    private Duration startup() {
        return command().map(ServerCommand::startup).orElse(UNCONFIGURED);
    }

    /** Empty if the size was taken out of the configuration, while its servers run. */
    private Optional<ServerCommand> command() {
        return request.map(wanted -> context.settings().commands().get(wanted.size()));
    }

    /** Reads under the same lock as {@link #trimLog} cuts. */
    ServerOutput output(long from) {
        return log.read(from);
    }

    /** Cuts the log, which the server may do nothing but write. */
    synchronized void trimLog() throws IOException {
        if (phase == Phase.STARTING || phase == Phase.READY) {
            log.trim();
        }
    }

    private Optional<Consumer<ServerListener>> over(ServerExit exit) {
        boolean wasReady = phase == Phase.READY || directory.wasReady();
        phase = Phase.OVER;
        check.close();
        context.ports().free(begun.port(), begun.inspectorPort());
        context.places().free(server);
        return silent ? Optional.empty() : Optional.of(EndReport.of(server, exit, wasReady, log));
    }

    private Optional<Consumer<ServerListener>> told(String code, String message) {
        return Optional.of(listener -> listener.failed(server, code, message));
    }

    private Optional<Consumer<ServerListener>> failed(String code, String message) {
        phase = Phase.OVER;
        context.places().free(server);
        return told(code, message);
    }
}
