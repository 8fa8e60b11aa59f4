package dev.arrshell.internal.service.process;

import dev.arrshell.internal.service.launch.PortRange;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.model.SessionSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The configuration of the servers on this machine.
 *
 * @param directory where their files are; for one service alone
 * @param hostname the name of this machine that clients get
 * @param ports what servers may take; two each
 * @param passedVariables names of the environment variables that servers get from the service
 * @param grace how long a server has between SIGTERM and SIGKILL; whole seconds, zero or more, rounded up
 * @param commands how servers of a size are started; a size that is not here cannot be had
 */
public record ProcessSettings(
        Path directory,
        String hostname,
        PortRange ports,
        List<String> passedVariables,
        Duration grace,
        Map<SessionSize, ServerCommand> commands) {

    /** The grace that applies unless another is set. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if {@code grace} is negative or {@code hostname} is empty
     */
    public ProcessSettings {
        directory = directory.toAbsolutePath().normalize();
        passedVariables = List.copyOf(passedVariables);
        commands = Map.copyOf(commands);
        if (hostname.isBlank()) {
            throw new IllegalArgumentException(
                    "the host name is empty: write the name that clients reach this machine by");
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace is zero or more, not " + grace);
        }
    }
}
