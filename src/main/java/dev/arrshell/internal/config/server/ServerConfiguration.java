package dev.arrshell.internal.config.server;

import dev.arrshell.model.SessionSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The configuration of {@code arr serve}.
 *
 * @param provider what gives the servers
 * @param hostname the name that clients get; empty for that of the machine that runs the server
 * @param lowestPort the lowest port that servers may have
 * @param highestPort the highest port that servers may have
 * @param pass the variables of the service's environment that servers get
 * @param grace how long a server has to end after SIGTERM
 * @param cluster how a cluster is used
 * @param sizes what servers of each size are; a size that is not there cannot be had
 */
public record ServerConfiguration(
        Provider provider,
        Optional<String> hostname,
        int lowestPort,
        int highestPort,
        List<String> pass,
        Duration grace,
        Cluster cluster,
        Map<SessionSize, Size> sizes) {

    public static final int LOWEST_PORT = 49_152;
    public static final int HIGHEST_PORT = 65_535;
    public static final Duration GRACE = Duration.ofSeconds(10);
    public static final Duration STARTUP = Duration.ofMinutes(5);
    public static final List<String> PASS = List.of("PATH", "HOME", "LANG");

    /** The source of the servers. */
    public enum Provider {
        /** Processes of this machine. */
        PROCESS,

        /** Nothing: servers are only told of. */
        SIMULATED,

        /** Jobs of a Slurm cluster. */
        SLURM
    }

    /**
     * How a cluster is used.
     *
     * @param interval the time between two looks at its queue
     * @param maxLease the longest lease; empty for that of the protocol
     */
    public record Cluster(Duration interval, Optional<Duration> maxLease) {

        static final Duration INTERVAL = Duration.ofSeconds(5);
    }

    /**
     * How jobs of a size are submitted.
     *
     * @param options the options of {@code sbatch}
     * @param place where they stand
     */
    public record Batch(List<String> options, String place) {

        static final Batch NONE = new Batch(List.of(), "");

        public Batch {
            options = List.copyOf(options);
        }
    }

    public ServerConfiguration {
        pass = List.copyOf(pass);
        sizes = Map.copyOf(sizes);
    }

    /**
     * The servers of one size.
     *
     * @param command the program and its arguments, with placeholders; empty if simulated
     * @param ready when a server is ready: {@code tcp}, {@code line:REGEX} or {@code exec:[argv]}
     * @param startup how long a start may take
     * @param capacity how many there can be at once; empty for no limit
     * @param commandPlace where the command stands: file, line and column
     * @param readyPlace where the rule for readiness stands
     * @param batch how its jobs are submitted on a cluster
     * @param simulation how a server boots if it is simulated
     */
    public record Size(
            List<String> command,
            String ready,
            Duration startup,
            OptionalInt capacity,
            String commandPlace,
            String readyPlace,
            Batch batch,
            Simulation simulation) {

        public Size {
            command = List.copyOf(command);
        }
    }

    /**
     * How simulated servers of a size boot.
     *
     * @param boot how long a boot takes; empty for that of an emulator
     * @param failure why every boot fails at its end; empty if none fails
     */
    public record Simulation(Optional<Duration> boot, Optional<String> failure) {

        static final Simulation DEFAULT = new Simulation(Optional.empty(), Optional.empty());
    }
}
