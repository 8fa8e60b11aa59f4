package dev.arrshell.internal.service.slurm;

import dev.arrshell.time.TimeSource;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The parts that all jobs of a provider share.
 *
 * @param configured the configuration as it is now, which can change while jobs run
 * @param servers the directory with a directory for each server
 */
record SlurmContext(
        Supplier<SlurmSettings> configured, SlurmCommands commands, JobNames names, Path servers, TimeSource time) {

    SlurmSettings settings() {
        return configured.get();
    }

    JobFiles files(UUID server) {
        return new JobFiles(servers, server);
    }
}
