package dev.arrshell.internal.script.compile;

import dev.arrshell.internal.script.library.NeighbourSources;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.message.ScriptSource;
import groovy.lang.GroovyClassLoader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/**
 * A compiled script.
 *
 * @param main the name of the class that is run
 * @param classes bytes by name, in the order of the compiler; those of scripts and classes beside it too
 * @param neighbours the sources that the compiler looked for, as {@link NeighbourSources#asked()} has them
 */
public record CompiledScript(String main, Map<String, byte[]> classes, Map<String, String> neighbours) {

    /**
     * Compiles as Groovy's own shell does.
     *
     * @param libraries where other sources are found
     * @param parent where compiled classes are found
     */
    public static CompiledScript compile(
            ScriptSource source, CompilerConfiguration configuration, ScriptLibraries libraries, ClassLoader parent) {
        NeighbourSources sources = libraries.sources(source);
        GroovyClassLoader loader = new GroovyClassLoader(parent);
        loader.setResourceLoader(sources);
        CompilationUnit unit = new CompilationUnit(configuration, null, loader);
        SourceUnit script = unit.addSource(source.fileName(), source.text());
        unit.compile(Phases.CLASS_GENERATION);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        unit.getClasses().forEach(made -> classes.put(made.getName(), made.getBytes()));
        return new CompiledScript(script.getAST().getClasses().get(0).getName(), classes, sources.asked());
    }

    /** Loads the class that is run; the others are loaded as they are needed. */
    public Class<?> load(ClassLoader parent) {
        try {
            return new Loader(parent).loadClass(main);
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(main);
        }
    }

    /** A class loader for one script, so that scripts may have classes of the same name. */
    private final class Loader extends GroovyClassLoader {

        Loader(ClassLoader parent) {
            super(parent, null, false);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            return bytes == null ? super.findClass(name) : defineClass(name, bytes);
        }
    }
}
