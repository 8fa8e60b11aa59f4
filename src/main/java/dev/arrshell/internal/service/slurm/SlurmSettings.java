package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.service.launch.PortRange;
import dev.arrshell.internal.service.launch.ServerCommand;
import dev.arrshell.model.SessionSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of the servers on a cluster.
 *
 * @param directory where their files are; for one service alone. Where nodes have it too, servers print into it
 * @param user the user of this process, who submits the jobs
 * @param hostname the name that clients get; {@code {node}} in it is the node's name
 * @param ports what servers may take on their nodes; two each
 * @param passedVariables names of the environment variables that servers get from the service
 * @param grace how long a server has between SIGTERM and SIGKILL at the end of its lease
 * @param interval the time between two looks at the queue, more than zero
 * @param maxLease the longest lease; empty for that of the protocol, 24 hours
 * @param commandLimit after how long a command of Slurm is given up
 * @param programs the directory of Slurm's commands; empty to look on the PATH
 * @param sizes what servers of a size are; a size that is not here cannot be had
 */
public record SlurmSettings(
        Path directory,
        String user,
        String hostname,
        PortRange ports,
        List<String> passedVariables,
        Duration grace,
        Duration interval,
        Optional<Duration> maxLease,
        Duration commandLimit,
        Optional<Path> programs,
        Map<SessionSize, JobTemplate> sizes) {

    /** The host name for clients unless another is set. */
    public static final String NODE = "{node}";

    /** The time between two looks unless another is set. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    /** After how long a command is given up; Slurm's own commands give up earlier. */
    public static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);

    /** The longest lease that the protocol has. */
    static final Duration LONGEST_LEASE = Duration.ofHours(24);

    /**
     * The servers of one size.
     *
     * @param server how a server is started
     * @param options the options of {@code sbatch} for its job
     */
    public record JobTemplate(ServerCommand server, List<String> options) {

        /**
         * Copies the values.
         *
         * @throws IllegalArgumentException if an option is one that the service sets itself
         */
        public JobTemplate {
            options = JobOptions.check(options);
        }
    }

    /** The user of this process. */
    public static String ownUser() {
        return ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name"));
    }

    /** Copies the values. */
    public SlurmSettings {
        directory = directory.toAbsolutePath().normalize();
        passedVariables = List.copyOf(passedVariables);
        sizes = Map.copyOf(sizes);
    }

    /** How long a job may have to run, after its start-up time, where its time limit cannot be raised later. */
    Duration ceiling() {
        return maxLease.orElse(LONGEST_LEASE);
    }

    String hostnameOf(String node) {
        return hostname.replace(NODE, node);
    }
}
