package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.compile.ExtensionMethodsClassLoader;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.CompilerErrorMessages;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import groovy.lang.GroovyClassLoader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Check of a script by the compiler with static types. It reports unknown words, wrong arguments and unreachable steps.
 * Runs nothing, makes no class and sends nothing.
 *
 * <p>No report does not prove the script correct: a value from {@code env}, from a map or of an undeclared parameter may
 * be anything.
 */
public final class ScriptCheck {

    private final ScriptSource source;
    private final ScriptDiagnostics diagnostics;
    private final Set<String> unknownClasses = new HashSet<>();

    private final ScriptLibraries libraries;
    private final List<ClassLoader> opened = new ArrayList<>();

    private ScriptCheck(ScriptSource source, ScriptLibraries libraries) {
        this.source = source;
        this.libraries = libraries.beside(source);
        this.diagnostics = new ScriptDiagnostics(source);
    }

    /** The errors of a script in the order of the text; empty if none was found. */
    public static List<ScriptError> of(ScriptSource source) {
        return of(source, ScriptLibraries.NONE);
    }

    /**
     * The errors of a script in the order of the text; empty if none was found.
     *
     * @param libraries where it finds classes and scripts, besides the directory of its own file
     */
    public static List<ScriptError> of(ScriptSource source, ScriptLibraries libraries) {
        ScriptCheck check = new ScriptCheck(source, libraries);
        try {
            if (!check.compiles() && !check.unknownClasses.isEmpty()) {
                check.compiles();
            }
            return check.diagnostics.all();
        } finally {
            check.opened.forEach(ScriptCheck::close);
        }
    }

    /** Compiles; false if the compiler gave up. With unknown classes taken for granted it may get further. */
    private boolean compiles() {
        try {
            unit().compile(Phases.INSTRUCTION_SELECTION);
            return true;
        } catch (MultipleCompilationErrorsException e) {
            CompilerErrorMessages.all(e, source).forEach(diagnostics::add);
            unknownClasses.addAll(CompilerErrorMessages.unknownClasses(e));
            return false;
        }
    }

    /** A loader whose files are open keeps them from being replaced or removed on some systems. */
    private static void close(ClassLoader loader) {
        if (loader instanceof Closeable open) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private <T extends ClassLoader> T opened(T loader) {
        opened.add(loader);
        return loader;
    }

    private CompilationUnit unit() {
        CompilerConfiguration configuration = ScriptLanguage.configuration();
        ClassLoader language = new ExtensionMethodsClassLoader(ScriptCheck.class.getClassLoader());
        GroovyClassLoader loader =
                opened(new GroovyClassLoader(opened(libraries.classLoader(language)), configuration));
        loader.setResourceLoader(libraries.sources(source));
        // The compiler runs transformations, and so finds none in the libraries.
        CompilationUnit unit =
                new CompilationUnit(configuration, null, loader, opened(new GroovyClassLoader(language)));
        unit.setClassNodeResolver(new LenientResolver());
        SourceUnit own = unit.addSource(source.fileName(), source.text());
        unit.addPhaseOperation(CompileTimeCodeChecker::check, Phases.CONVERSION);
        unit.addPhaseOperation(
                (SourceUnit text, org.codehaus.groovy.classgen.GeneratorContext context, ClassNode type) -> {
                    if (text == own) {
                        check(text, type, unit);
                    }
                },
                Phases.INSTRUCTION_SELECTION);
        return unit;
    }

    private void check(SourceUnit text, ClassNode type, CompilationUnit unit) {
        if (type instanceof InnerClassNode) {
            return;
        }
        UnreachableCodeFinder.in(type, diagnostics);
        StoppedSessionFinder.in(type, diagnostics);
        Map<String, Integer> own = AssignmentCollector.of(type);
        Set<String> names = Stream.concat(
                        own.keySet().stream(), type.getMethods().stream().map(MethodNode::getName))
                .collect(Collectors.toSet());
        ScriptTypeChecker typed = new ScriptTypeChecker(text, type, diagnostics, new ScriptVariableTypes(own), names);
        typed.setCompilationUnit(unit);
        typed.initialize();
        typed.visitClass(type);
        typed.performSecondPass();
    }

    /** Resolver that takes the classes for granted that were reported as unknown by the first compilation. */
    private final class LenientResolver extends ClassNodeResolver {

        @Override
        public LookupResult resolveName(String name, CompilationUnit unit) {
            LookupResult known = super.resolveName(name, unit);
            return known == null && unknownClasses.contains(name)
                    ? new LookupResult(null, ClassHelper.makeWithoutCaching(name))
                    : known;
        }
    }
}
