package dev.arrshell.internal.service.slurm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The jobs of this service, all by one {@code squeue}. */
final class JobQueue {

    private static final List<String> ARGUMENTS =
            List.of("--noheader", "--all", "--me", "--states=all", "--format=" + JobRow.FORMAT);

    private final SlurmCommands commands;
    private final JobNames names;

    JobQueue(SlurmCommands commands, JobNames names) {
        this.commands = commands;
        this.names = names;
    }

    /**
     * The jobs that one look at the queue has seen.
     *
     * @param askedAt when it was asked for, by {@link System#nanoTime}
     * @param jobs the jobs by server, the oldest first
     */
    record Snapshot(long askedAt, Map<UUID, List<JobRow>> jobs) {

        List<JobRow> of(UUID server) {
            return jobs.getOrDefault(server, List.of());
        }
    }

    /**
     * Looks once.
     *
     * @throws SlurmFailure if nothing is known
     */
    Snapshot read() throws SlurmFailure {
        long askedAt = System.nanoTime();
        String text = commands.run("squeue", ARGUMENTS);
        Map<UUID, List<JobRow>> jobs = text.lines()
                .map(JobRow::parse)
                .flatMap(Optional::stream)
                .filter(row -> names.server(row.name()).isPresent())
                .sorted(Comparator.comparingLong(JobRow::id))
                .collect(Collectors.groupingBy(row -> names.server(row.name()).orElseThrow()));
        return new Snapshot(askedAt, jobs);
    }
}
