package dev.arrshell.internal.cli.dependency;

import dev.arrshell.internal.cache.CacheDirectory;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cache of the class paths that Maven found, in a directory of the user. An entry is used while all its files exist and no
 * other user can write it. A failure of the cache is ignored, and Maven is asked. Safe for several processes; an entry is
 * written whole or not at all.
 */
final class ClassPathCache {

    private final Optional<Path> directory;

    private ClassPathCache(Optional<Path> directory) {
        this.directory = directory;
    }

    /** The cache of the user; one that keeps nothing if there is no directory. */
    static ClassPathCache of(Environment environment) {
        return new ClassPathCache(
                CacheDirectory.of(environment).map(caches -> caches.directory(CacheDirectory.Part.LIBRARIES)));
    }

    /** The files that were found for libraries, in whatever order they are named. */
    Optional<List<Path>> get(List<ScriptDependency> libraries) {
        return directory.flatMap(parent -> read(parent.resolve(name(libraries))));
    }

    private static Optional<List<Path>> read(Path entry) {
        try {
            if (!OwnerOnlyFiles.areWritableByOwnerOnly(entry.getParent(), entry)) {
                return Optional.empty();
            }
            List<Path> files = Files.readAllLines(entry).stream().map(Path::of).toList();
            return Optional.of(files).filter(all -> all.stream().allMatch(Files::exists));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    void keep(List<ScriptDependency> libraries, List<Path> files) {
        directory.ifPresent(parent -> {
            try {
                OwnerOnlyFiles.createDirectories(parent);
                if (OwnerOnlyFiles.areWritableByOwnerOnly(parent)) {
                    OwnerOnlyFiles.replace(
                            parent.resolve(name(libraries)),
                            entry -> Files.write(
                                    entry, files.stream().map(Path::toString).toList()));
                }
            } catch (IOException | RuntimeException e) {
                // The next run asks Maven again, and that is all.
            }
        });
    }

    private static String name(List<ScriptDependency> libraries) {
        String sorted = libraries.stream()
                .map(ScriptDependency::coordinates)
                .sorted()
                .distinct()
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sorted.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + ".classpath";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
