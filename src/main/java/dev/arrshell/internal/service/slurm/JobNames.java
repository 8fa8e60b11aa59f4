package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The names of the jobs of one service: with a mark of its own, so that two services of one user leave each other alone. */
final class JobNames {

    private static final Pattern MARK = Pattern.compile("[0-9a-f]{8}");

    private final String prefix;

    private JobNames(String mark) {
        this.prefix = "arr-" + mark + "-";
    }

    /** The names of the service with this directory; its mark is made at the first time. */
    static JobNames in(Path directory) throws IOException {
        Path file = directory.resolve("mark");
        String mark = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!MARK.matcher(mark).matches()) {
            mark = String.format(Locale.ROOT, "%08x", UUID.randomUUID().hashCode());
            Files.writeString(OwnerOnlyFiles.createFile(file), mark + "\n");
        }
        return new JobNames(mark);
    }

    String of(UUID server) {
        return prefix + server;
    }

    /** The server of a job; empty if it is none of this service. */
    Optional<UUID> server(String name) {
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(name.substring(prefix.length())));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
