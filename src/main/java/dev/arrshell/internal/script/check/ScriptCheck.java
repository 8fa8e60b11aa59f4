package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.compile.ExtensionModuleLoader;
import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.internal.script.message.CompilerErrorMessages;
import dev.arrshell.internal.script.message.ScriptError;
import dev.arrshell.internal.script.message.ScriptSource;
import groovy.lang.GroovyClassLoader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Reads a script as the compiler does, with static types, and tells all that is wrong with it: words that are not there,
 * arguments that cannot be, steps that are never reached. Runs nothing of it, makes no class of it and sends nothing.
 *
 * <p>What is only known when the script runs is not called wrong: a value out of {@code env}, of a map or of an
 * undeclared parameter may be anything.
 */
public final class ScriptCheck {

    private static final Set<String> FETCHES = Set.of("groovy.grape.GrabAnnotationTransformation");

    private final ScriptSource source;
    private final ScriptDiagnostics findings;
    private final Set<String> unknownClasses = new HashSet<>();

    private ScriptCheck(ScriptSource source) {
        this.source = source;
        this.findings = new ScriptDiagnostics(source);
    }

    /**
     * Checks a script.
     *
     * @param source the script
     * @return what is wrong, in the order of the text; empty if nothing was found
     * @throws NullPointerException if {@code source} is null
     */
    public static List<ScriptError> of(ScriptSource source) {
        ScriptCheck check = new ScriptCheck(Objects.requireNonNull(source, "source"));
        if (!check.read() && !check.unknownClasses.isEmpty()) {
            check.read();
        }
        return check.findings.all();
    }

    /** False where the compiler gave up; with the classes that it does not know taken for granted it may get further. */
    private boolean read() {
        try {
            unit().compile(Phases.INSTRUCTION_SELECTION);
            return true;
        } catch (MultipleCompilationErrorsException e) {
            CompilerErrorMessages.all(e, source).forEach(findings::add);
            unknownClasses.addAll(CompilerErrorMessages.unknownClasses(e));
            return false;
        }
    }

    private CompilationUnit unit() {
        CompilerConfiguration configuration = ScriptLanguage.configuration();
        configuration.setDisabledGlobalASTTransformations(FETCHES);
        GroovyClassLoader loader =
                new GroovyClassLoader(new ExtensionModuleLoader(ScriptCheck.class.getClassLoader()), configuration);
        CompilationUnit unit = new CompilationUnit(configuration, null, loader);
        unit.setClassNodeResolver(new Lenient());
        unit.addSource(source.fileName(), source.text());
        unit.addPhaseOperation(CompileTimeCodeChecker::refuse, Phases.CONVERSION);
        unit.addPhaseOperation(
                (SourceUnit text, org.codehaus.groovy.classgen.GeneratorContext context, ClassNode type) ->
                        check(text, type, unit),
                Phases.INSTRUCTION_SELECTION);
        return unit;
    }

    private void check(SourceUnit text, ClassNode type, CompilationUnit unit) {
        if (type instanceof InnerClassNode) {
            return;
        }
        UnreachableCodeFinder.in(type, findings);
        Map<String, Integer> own = AssignmentCollector.of(type);
        Set<String> names = Stream.concat(
                        own.keySet().stream(), type.getMethods().stream().map(MethodNode::getName))
                .collect(Collectors.toSet());
        ScriptTypeChecker typed = new ScriptTypeChecker(text, type, findings, new ScriptVariableTypes(own), names);
        typed.setCompilationUnit(unit);
        typed.initialize();
        typed.visitClass(type);
        typed.performSecondPass();
    }

    /** Takes for granted, the second time, what it could not find the first time: it has been told. */
    private final class Lenient extends ClassNodeResolver {

        @Override
        public LookupResult resolveName(String name, CompilationUnit unit) {
            LookupResult known = super.resolveName(name, unit);
            return known == null && unknownClasses.contains(name)
                    ? new LookupResult(null, ClassHelper.makeWithoutCaching(name))
                    : known;
        }
    }
}
