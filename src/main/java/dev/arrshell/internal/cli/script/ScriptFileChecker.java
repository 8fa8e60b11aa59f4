package dev.arrshell.internal.cli.script;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.dependency.DependencyException;
import dev.arrshell.internal.cli.dependency.DependencyResolver;
import dev.arrshell.internal.script.check.ScriptCheck;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.view.Listing;
import dev.arrshell.internal.view.Shape;
import java.util.List;
import java.util.Optional;

/** Checker of script files. Needs Groovy, which the command line must not load without a script. */
record ScriptFileChecker(CliContext context, ClasspathOption classpath) {

    private static final Shape<ScriptError> SHAPE = Shape.of(ScriptError.class)
            .with("file", ScriptError::file)
            .with("line", problem -> problem.line() > 0 ? problem.line() : null)
            .with("column", problem -> problem.column() > 0 ? problem.column() : null)
            .with("message", ScriptError::message)
            .with("suggestion", problem -> problem.suggestion().orElse(null));

    /** Prints what is wrong and returns the exit code. */
    int check(List<String> files) {
        ScriptLibraries libraries = ScriptLibraries.parse(classpath.path());
        List<Optional<ScriptSource>> sources =
                files.stream().map(new ScriptFileReader(context)::read).toList();
        List<ScriptError> problems = sources.stream()
                .flatMap(Optional::stream)
                .flatMap(source -> problems(source, libraries).stream())
                .toList();
        show(problems);
        boolean all = sources.stream().allMatch(Optional::isPresent);
        return problems.isEmpty() && all ? ExitCodes.OK : ExitCodes.USAGE;
    }

    private List<ScriptError> problems(ScriptSource source, ScriptLibraries libraries) {
        try {
            return ScriptCheck.of(source, libraries.with(new DependencyResolver(context).resolve(source)));
        } catch (DependencyException e) {
            return List.of(e.error());
        }
    }

    private void show(List<ScriptError> problems) {
        if (context.options().output().isPresent()) {
            context.show(new Listing<>(SHAPE, problems));
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
}
