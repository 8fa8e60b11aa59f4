package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cache.CacheDirectory;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.ResultWriter;
import dev.arrshell.internal.view.problem.Problem;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code arr cache} and {@code arr cache clear}. */
@Command(
        name = "cache",
        description = "Shows what is kept to start sooner: start-up archives and compiled scripts.",
        footer = {
            "",
            "It lies in $XDG_CACHE_HOME/arr, else ~/.cache/arr, on Windows in %%LOCALAPPDATA%%\\arr\\cache.",
            "ARR_CACHE names another directory; ARR_CACHE=off does without."
        })
public final class CacheCommand implements Callable<Integer> {

    private final CliContext program;

    public CacheCommand(CliContext program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        caches().ifPresent(found -> rows(found.usage()));
        return ExitCodes.OK;
    }

    /** Removes all of it. */
    @Command(name = "clear", description = "Removes all of it. What is needed again is made again.")
    int clear() {
        try {
            caches().ifPresent(found -> program.notice("removed " + sum(found.clear()) + " from " + found.root()));
            return ExitCodes.OK;
        } catch (UncheckedIOException e) {
            return program.failed(Problem.of(e.getMessage()), "arr: " + e.getMessage(), ExitCodes.SCRIPT_FAILED);
        }
    }

    private Optional<CacheDirectory> caches() {
        Optional<CacheDirectory> found = CacheDirectory.of(program.console().environment());
        if (found.isEmpty()) {
            program.notice("nothing is kept: ARR_CACHE is off, or no directory for it is known");
        }
        return found;
    }

    private void rows(List<CacheDirectory.Usage> parts) {
        new ResultWriter(program).rows(parts.stream().map(CacheCommand::row).toList());
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
