package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.script.check.ScriptCheck;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checker of script files. Needs Groovy, which the command line must not load without a script. */
record ScriptFileChecker(CliContext context) {

    /** Prints what is wrong and returns the exit code. */
    int check(List<String> files) {
        List<Optional<ScriptSource>> sources =
                files.stream().map(new ScriptFileReader(context)::read).toList();
        List<ScriptError> problems = sources.stream()
                .flatMap(Optional::stream)
                .flatMap(source -> ScriptCheck.of(source).stream())
                .toList();
        show(problems);
        boolean all = sources.stream().allMatch(Optional::isPresent);
        return problems.isEmpty() && all ? ExitCodes.OK : ExitCodes.USAGE;
    }

    private void show(List<ScriptError> problems) {
        if (context.options().output().isPresent()) {
            context.show(problems.stream().map(ScriptFileChecker::row).toList());
        } else {
            problems.forEach(each -> context.console().out().println(each.text()));
            context.console().out().flush();
        }
        if (!problems.isEmpty()) {
            context.notice(count(problems.size(), "problem") + " in "
                    + count(problems.stream().map(ScriptError::file).distinct().count(), "script")
                    + " (nothing was run, nothing was sent)");
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static Map<String, Object> row(ScriptError problem) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("file", problem.file());
        cells.put("line", problem.line() > 0 ? problem.line() : null);
        cells.put("column", problem.column() > 0 ? problem.column() : null);
        cells.put("message", problem.message());
        cells.put("suggestion", problem.suggestion().orElse(null));
        return cells;
    }
}
