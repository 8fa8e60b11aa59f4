package dev.arrshell.internal.script.compile;

import dev.arrshell.groovy.ArrScript;
import dev.arrshell.internal.script.state.WorkspaceBinding;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord.Use;
import dev.arrshell.time.Durations;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.ClassInfo;
import org.codehaus.groovy.runtime.metaclass.MetaClassRegistryImpl;

/**
 * How arr's Groovy is compiled, the same for scripts and for the prompt: the base class, the imports that need not be
 * written, and what Groovy's own types gain.
 */
public final class ScriptLanguage {

    /** What numbers and values of ours gain, as Groovy describes such a thing. */
    static final URL MODULE = ScriptLanguage.class.getResource("language.properties");

    private ScriptLanguage() {}

    /**
     * Makes {@code 4.hours} and the like known to Groovy, in the whole process and for good, as the first script of this
     * language does.
     */
    public static void activate() {
        Extensions.activate();
    }

    /**
     * A shell that compiles scripts of this language. The first call makes {@code 4.hours} and the like known to
     * Groovy, in the whole process and for good.
     *
     * @param binding the variables
     * @return a shell
     */
    public static GroovyShell shell(WorkspaceBinding binding) {
        return shell(binding, new CompilationCustomizer[0]);
    }

    /**
     * Makes a shell that speaks the language, with something more done to each compilation.
     *
     * @param binding the variables
     * @param customizers what is done, in order, after the imports of the language
     * @return a shell
     */
    public static GroovyShell shell(WorkspaceBinding binding, CompilationCustomizer... customizers) {
        Extensions.activate();
        return new GroovyShell(ScriptLanguage.class.getClassLoader(), binding, configuration(customizers));
    }

    /** Where the classes of scripts look for others. The words that Groovy's own types gain are known from here on. */
    public static GroovyClassLoader loader() {
        Extensions.activate();
        return new GroovyClassLoader(ScriptLanguage.class.getClassLoader());
    }

    /** How every script is compiled, and what more is to be done to one. */
    public static CompilerConfiguration configuration(CompilationCustomizer... customizers) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(ArrScript.class.getName());
        configuration.addCompilationCustomizers(imports());
        configuration.addCompilationCustomizers(customizers);
        return configuration;
    }

    private static ImportCustomizer imports() {
        ImportCustomizer imports = new ImportCustomizer();
        imports.addStarImports("dev.arrshell", "dev.arrshell.model", "dev.arrshell.error", "dev.arrshell.time");
        imports.addImports(Duration.class.getName());
        imports.addStaticStars(Durations.class.getName());
        // One by one: a star would also make parse, read and values words of every script.
        Vocabulary.all().stream()
                .filter(word -> word.use() == Use.CONSTANT)
                .forEach(word -> imports.addStaticImport(word.type().getName(), word.name()));
        return imports;
    }

    /** Not announced in {@code META-INF}, where every program that has the jar would get them. */
    private static final class Extensions {

        static {
            register();
        }

        private Extensions() {}

        static void activate() {
            // Loading the class has done it.
        }

        private static void register() {
            Properties module = module();
            Map<CachedClass, List<MetaMethod>> methods = new HashMap<>();
            MetaClassRegistryImpl registry = (MetaClassRegistryImpl) GroovySystem.getMetaClassRegistry();
            registry.registerExtensionModuleFromProperties(module, ScriptLanguage.class.getClassLoader(), methods);
            methods.forEach(Extensions::add);
        }

        private static Properties module() {
            Properties module = new Properties();
            try (InputStream written = MODULE.openStream()) {
                module.load(written);
            } catch (IOException e) {
                throw new UncheckedIOException("the jar is not whole: " + MODULE, e);
            }
            return module;
        }

        /** Classes that Groovy has met before have copies of their own, so these are told too. */
        private static void add(CachedClass type, List<MetaMethod> methods) {
            type.addNewMopMethods(methods);
            ClassInfo.onAllClassInfo(info -> {
                CachedClass known = info.getCachedClass();
                if (known != type && type.getTheClass().isAssignableFrom(known.getTheClass())) {
                    known.addNewMopMethods(methods);
                }
            });
        }
    }
}
