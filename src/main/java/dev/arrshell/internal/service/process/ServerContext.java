package dev.arrshell.internal.service.process;

import dev.arrshell.time.TimeSource;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The parts that all servers of a provider share.
 *
 * @param configured the configuration as it is now, which can change while servers run
 * @param servers the directory with a directory for each server
 */
record ServerContext(
        Supplier<ProcessSettings> configured,
        TimeSource time,
        PortPool ports,
        Places places,
        Supervisor supervisor,
        Path servers) {

    ProcessSettings settings() {
        return configured.get();
    }

    ServerDirectory directory(UUID server) {
        return new ServerDirectory(servers, server);
    }
}
