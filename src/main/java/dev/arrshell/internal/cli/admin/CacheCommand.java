package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cache.CacheDirectory;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr cache} and {@code arr cache clear}. */
@Command(
        name = "cache",
        description = "Shows the cache for a faster start: start-up archives and compiled scripts.",
        footer = {
            "",
            "The cache is in $XDG_CACHE_HOME/arr, else ~/.cache/arr, on Windows %%LOCALAPPDATA%%\\arr\\cache.",
            "ARR_CACHE names another directory; ARR_CACHE=off disables the cache."
        })
public final class CacheCommand implements Callable<Integer> {

    private final CliContext context;

    public CacheCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        cache().ifPresent(found -> {
            show(found.usage());
            found.unsafeDirectories().forEach(this::warn);
        });
        return ExitCodes.OK;
    }

    @Command(name = "clear", description = "Empties the cache. It fills again as needed.")
    int clear() {
        try {
            cache().ifPresent(found -> context.notice("removed " + sum(found.clear()) + " from " + found.root()));
            return ExitCodes.OK;
        } catch (UncheckedIOException e) {
            return context.fail(e.getMessage(), ExitCodes.SCRIPT_FAILED);
        }
    }

    private Optional<CacheDirectory> cache() {
        Environment environment = context.console().environment();
        environment.emptiness(CacheDirectory.VARIABLE).ifPresent(problem -> {
            throw new ConfigurationException(problem);
        });
        Optional<CacheDirectory> found = CacheDirectory.of(environment);
        if (found.isEmpty()) {
            context.notice("there is no cache: ARR_CACHE is off or not an absolute path, or HOME is not set");
        }
        return found;
    }

    private void warn(Path unsafe) {
        context.notice(unsafe
                + " is not used, because another user owns it or can write to it; to remove it: arr cache clear");
    }

    private void show(List<CacheDirectory.Usage> parts) {
        context.showRows(parts.stream().map(CacheCommand::row).toList());
    }

    private static Map<String, Object> row(CacheDirectory.Usage part) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("part", part.part().directory());
        cells.put("files", part.files());
        cells.put("bytes", part.bytes());
        cells.put("directory", part.directory().toString());
        return cells;
    }

    private static String sum(List<CacheDirectory.Usage> parts) {
        int files = parts.stream().mapToInt(CacheDirectory.Usage::files).sum();
        long bytes = parts.stream().mapToLong(CacheDirectory.Usage::bytes).sum();
        return files + (files == 1 ? " file, " : " files, ") + bytes + " bytes,";
    }
}
