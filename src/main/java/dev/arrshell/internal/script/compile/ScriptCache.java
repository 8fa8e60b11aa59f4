package dev.arrshell.internal.script.compile;

import dev.arrshell.internal.cache.CacheDirectory;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.files.OwnerOnlyFiles;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.text.SecretRedactor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cache of compiled scripts in a directory of the user. An entry is used only for the same text and name, the same
 * sources beside it, jars of the same paths, sizes and times, and the same Java. A failure of the cache is ignored, and the script is compiled. Safe for
 * several processes; an entry is written whole or not at all.
 */
public final class ScriptCache {

    /** The largest number of entries; the oldest are removed first. */
    static final int MOST = 200;

    private static final ScriptCache NONE = new ScriptCache(Optional.empty());
    private static final String ENDING = ".classes";

    /** A text that looks like an account's key or a token. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9+/]{30,}=|eyJ[\\w-]{8,}\\.");

    private final Optional<Path> directory;

    private ScriptCache(Optional<Path> directory) {
        this.directory = directory;
    }

    /** The cache of the user, by {@code ARR_CACHE} and the like; one that keeps nothing if there is no directory. */
    public static ScriptCache of(Environment environment) {
        return new ScriptCache(
                CacheDirectory.of(environment).map(caches -> caches.directory(CacheDirectory.Part.SCRIPTS)));
    }

    /** The cache that keeps nothing. */
    public static ScriptCache none() {
        return NONE;
    }

    /** The compiled script of the cache, else a new one of the compiler. */
    public CompiledScript get(ScriptSource source, ScriptLibraries libraries, Supplier<CompiledScript> compiler) {
        if (directory.isEmpty()) {
            return compiler.get();
        }
        String key = key(source, libraries);
        Path file = directory.get().resolve(name(source, key));
        return read(file, key)
                .filter(found -> libraries.sources(source).isCurrent(found.neighbours()))
                .orElseGet(() -> {
                    CompiledScript compiled = compiler.get();
                    keep(file, key, source, compiled);
                    return compiled;
                });
    }

    /** All that the compiled script depends on, its whole text included, so that two scripts never have the same key. */
    private static String key(ScriptSource source, ScriptLibraries libraries) {
        StringBuilder key = new StringBuilder(System.getProperty("java.vm.version", ""));
        key.append('\n').append(libraries.key());
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            File jar = new File(entry);
            key.append('\n')
                    .append(entry)
                    .append(' ')
                    .append(jar.length())
                    .append(' ')
                    .append(jar.lastModified());
        }
        return key.append('\n')
                .append(source.fileName())
                .append('\n')
                .append(source.text())
                .toString();
    }

    private static String name(ScriptSource source, String key) {
        return Integer.toHexString(source.text().hashCode()) + "-" + Integer.toHexString(key.hashCode()) + ENDING;
    }

    private Optional<CompiledScript> read(Path file, String key) {
        try {
            // Code that another user may have written is not run. The launcher checks its archive in the same way.
            return OwnerOnlyFiles.areWritableByOwnerOnly(file.getParent(), file)
                    ? CompiledScriptFile.read(file, key)
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Writes the script unless it or a source beside it contains a secret. */
    private void keep(Path file, String key, ScriptSource source, CompiledScript compiled) {
        if (Stream.concat(Stream.of(source.text()), compiled.neighbours().values().stream())
                .anyMatch(ScriptCache::hasSecret)) {
            return;
        }
        try {
            OwnerOnlyFiles.createDirectories(file.getParent());
            if (OwnerOnlyFiles.areWritableByOwnerOnly(file.getParent())) {
                OwnerOnlyFiles.replace(file, whole -> CompiledScriptFile.write(whole, key, compiled));
                forgetOldest(file.getParent());
            }
        } catch (IOException | RuntimeException e) {
            // The next run compiles again, and that is all.
        }
    }

    private static boolean hasSecret(String text) {
        return SECRET.matcher(text).find() || !SecretRedactor.mask(text).equals(text);
    }

    private static void forgetOldest(Path directory) throws IOException {
        List<Path> kept;
        try (Stream<Path> all = Files.list(directory)) {
            kept = all.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
        if (kept.size() > MOST) {
            kept.stream()
                    .sorted(Comparator.comparingLong(ScriptCache::time))
                    .limit(kept.size() - MOST)
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static long time(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? file.toFile().lastModified() : 0;
    }
}
