package dev.arrshell.internal.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The process that started a session. Process ids are used again, so the time of its start is part of its identity. Only
 * its own machine can tell whether it has ended.
 *
 * @param pid the process id
 * @param since when it began, as the operating system tells; empty where it does not
 * @param host the machine's name
 */
public record OwnerProcess(long pid, Optional<Instant> since, String host) {

    /** Linux computes a start from the boot time, which moves a little when the clock is corrected. */
    private static final Duration SAME = Duration.ofSeconds(2);

    public OwnerProcess {
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(host, "host");
    }

    /** This process. */
    public static OwnerProcess self() {
        return Self.OWNER;
    }

    /** Whether the process has surely ended: of another machine's, or where nothing is known, it has not. */
    public boolean isGone() {
        return host.equals(self().host)
                && ProcessHandle.of(pid).filter(this::mayBe).isEmpty();
    }

    private boolean mayBe(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        return process.isAlive()
                && (start.isEmpty()
                        || since.isEmpty()
                        || Duration.between(start.get(), since.get()).abs().compareTo(SAME) < 0);
    }

    private static final class Self {

        static final OwnerProcess OWNER = new OwnerProcess(
                ProcessHandle.current().pid(), ProcessHandle.current().info().startInstant(), host());

        private static String host() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "localhost";
            }
        }
    }
}
