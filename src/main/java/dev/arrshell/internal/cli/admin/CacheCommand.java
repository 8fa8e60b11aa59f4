package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cache.CacheDirectory;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.help.CommonOptions;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr cache} and {@code arr cache clear}. */
@CommonOptions({"--output", "--quiet"})
@Command(
        name = "cache",
        description = "Shows the cache for a faster start: start-up archives and compiled scripts.",
        footer = {
            "",
            "The cache is in $XDG_CACHE_HOME/arr, else ~/.cache/arr, on Windows %%LOCALAPPDATA%%\\arr\\cache.",
            "ARR_CACHE names another directory; ARR_CACHE=off disables the cache."
        })
public final class CacheCommand implements Callable<Integer> {

    private static final Shape<CacheDirectory.Usage> SHAPE = Shape.of(CacheDirectory.Usage.class)
            .with("part", part -> part.part().directory())
            .with("files", CacheDirectory.Usage::files)
            .with("bytes", CacheDirectory.Usage::bytes)
            .with("directory", part -> part.directory().toString());

    private final CliContext context;

    public CacheCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<CacheDirectory> cache = cache();
        context.show(new Listing<>(SHAPE, cache.map(CacheDirectory::usage).orElse(List.of())));
        cache.ifPresent(found -> found.unsafeDirectories().forEach(this::warn));
        return ExitCodes.OK;
    }

    @Command(name = "clear", description = "Empties the cache. It fills again as needed.")
    int clear() {
        try {
            Optional<CacheDirectory> cache = cache();
            List<CacheDirectory.Usage> removed =
                    cache.map(CacheDirectory::clear).orElse(List.of());
            cache.ifPresent(found -> context.notice("removed " + sum(removed) + " from " + found.root()));
            if (context.options().output().isPresent()) {
                context.show(new Listing<>(SHAPE, removed));
            }
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

    private static String sum(List<CacheDirectory.Usage> parts) {
        int files = parts.stream().mapToInt(CacheDirectory.Usage::files).sum();
        long bytes = parts.stream().mapToLong(CacheDirectory.Usage::bytes).sum();
        return files + (files == 1 ? " file, " : " files, ") + bytes + " bytes,";
    }
}
