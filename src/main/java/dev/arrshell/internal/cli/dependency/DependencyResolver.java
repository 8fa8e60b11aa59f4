package dev.arrshell.internal.cli.dependency;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.internal.script.message.ScriptSource;
import dev.arrshell.internal.script.run.ScriptFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Resolver of the libraries that scripts name in {@code //DEPS} lines: from the cache, else by Maven. */
public final class DependencyResolver {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final CliContext context;
    private final Duration limit;

    public DependencyResolver(CliContext context) {
        this(context, LIMIT);
    }

    /** One whose Maven may run for another time. */
    DependencyResolver(CliContext context, Duration limit) {
        this.context = context;
        this.limit = limit;
    }

    /**
     * The jars of a script that is about to run; empty if it names none.
     *
     * @throws ScriptFailure if a line is malformed or a library cannot be found
     */
    public List<Path> resolveForRun(ScriptSource source) {
        try {
            return resolve(source);
        } catch (DependencyException e) {
            throw e.failure();
        }
    }

    /**
     * The jars of a script; empty if it names none.
     *
     * @throws DependencyException if a line is malformed or a library cannot be found
     */
    public List<Path> resolve(ScriptSource source) throws DependencyException {
        List<ScriptDependency> libraries = DependencyParser.parse(source);
        if (libraries.isEmpty()) {
            return List.of();
        }
        ClassPathCache cache = ClassPathCache.of(context.console().environment());
        List<Path> cached = cache.get(libraries).orElse(null);
        if (cached != null) {
            return cached;
        }
        List<Path> found = ask(source, libraries);
        cache.keep(libraries, found);
        return found;
    }

    private List<Path> ask(ScriptSource source, List<ScriptDependency> libraries) throws DependencyException {
        MavenCommand maven = maven(source, libraries.get(0));
        context.notice("Maven looks for the libraries of " + source.name() + ": "
                + libraries.stream().map(ScriptDependency::coordinates).collect(Collectors.joining(", ")));
        try {
            return maven.classPath(libraries);
        } catch (IOException e) {
            ScriptDependency failed = libraries.stream()
                    .filter(each -> each.isNamedIn(e.getMessage()))
                    .findFirst()
                    .orElse(libraries.get(0));
            String message = "Maven failed: " + e.getMessage() + ". All that it says: mvn dependency:get -Dartifact="
                    + failed.coordinates();
            throw new DependencyException(source, failed, message, null);
        } catch (InterruptedException e) {
            throw new DependencyException(source, libraries.get(0), "interrupted while Maven looked for libraries", e);
        }
    }

    private MavenCommand maven(ScriptSource source, ScriptDependency first) throws DependencyException {
        Environment environment = context.console().environment();
        Path program = MavenCommand.find(environment).orElse(null);
        if (program == null) {
            String message =
                    "Maven finds the libraries of //DEPS lines, and PATH has no mvn: install Maven, or remove the"
                            + " line and name the jars with --classpath";
            throw new DependencyException(source, first, message, new ConfigurationException(message));
        }
        return new MavenCommand(program, limit);
    }
}
