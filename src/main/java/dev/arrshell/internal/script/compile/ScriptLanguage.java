package dev.arrshell.internal.script.compile;

import dev.arrshell.groovy.ArrScript;
import dev.arrshell.internal.script.library.ScriptLibraries;
import dev.arrshell.internal.script.state.BindingClassLoader;
import dev.arrshell.internal.script.state.WorkspaceBinding;
import dev.arrshell.internal.script.vocabulary.TextOverload;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord.Use;
import dev.arrshell.time.Durations;
import groovy.lang.Binding;
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
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.ClassInfo;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.codehaus.groovy.runtime.metaclass.MetaClassRegistryImpl;

/**
 * Configuration of Groovy for scripts and for the prompt: the base class, the imports that need not be written, and the
 * extension methods such as {@code 4.hours}. These are known to Groovy in the whole process once they are activated.
 */
public final class ScriptLanguage {

    /** The description of the extension methods, in the form that Groovy reads. */
    static final URL MODULE = ScriptLanguage.class.getResource("language.properties");

    /** The transformation of {@code @Grab}, which would need Ivy. */
    private static final Set<String> FETCHES = Set.of("groovy.grape.GrabAnnotationTransformation");

    private ScriptLanguage() {}

    /** Activates the extension methods. */
    public static void activate() {
        Extensions.activate();
    }

    /** A shell of the language. The customizers are applied in order, after the imports of the language. */
    public static GroovyShell shell(
            WorkspaceBinding binding, ScriptLibraries libraries, CompilationCustomizer... customizers) {
        return new GroovyShell(loader(binding, libraries), binding, configuration(customizers));
    }

    /**
     * The parent of the class loaders of scripts. Activates the extension methods.
     *
     * @param binding the variables of scripts that a script creates
     * @param libraries where scripts find classes
     */
    public static ClassLoader loader(Binding binding, ScriptLibraries libraries) {
        Extensions.activate();
        return new BindingClassLoader(libraries.classLoader(ScriptLanguage.class.getClassLoader()), binding);
    }

    /** The configuration of every compilation, with customizers for this one. */
    public static CompilerConfiguration configuration(CompilationCustomizer... customizers) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(ArrScript.class.getName());
        configuration.setDisabledGlobalASTTransformations(FETCHES);
        configuration.setPluginFactory(new ScriptParserFactory());
        configuration.addCompilationCustomizers(
                imports(), new PrintedValueTransformer(), new AlternativeRegionTransformer());
        configuration.addCompilationCustomizers(customizers);
        return configuration;
    }

    private static ImportCustomizer imports() {
        ImportCustomizer imports = new ScriptImports();
        imports.addStarImports(
                "dev.arrshell",
                "dev.arrshell.conversion",
                "dev.arrshell.model",
                "dev.arrshell.pool",
                "dev.arrshell.schedule",
                "dev.arrshell.error",
                "dev.arrshell.time",
                "java.time");
        imports.addImports(Duration.class.getName());
        imports.addStaticStars(Durations.class.getName());
        // One by one: a star would also make parse, read and values words of every script.
        Vocabulary.all().stream()
                .filter(word -> word.use() == Use.CONSTANT)
                .forEach(word -> imports.addStaticImport(word.type().getName(), word.name()));
        return imports;
    }

    /** The extension methods. They are not announced in {@code META-INF}, where every program with the jar would get them. */
    private static final class Extensions {

        static {
            register();
        }

        private Extensions() {}

        static void activate() {
            // Loading the class registers them.
        }

        private static void register() {
            Properties module = module();
            Map<CachedClass, List<MetaMethod>> methods = new HashMap<>();
            MetaClassRegistryImpl registry = (MetaClassRegistryImpl) GroovySystem.getMetaClassRegistry();
            registry.registerExtensionModuleFromProperties(module, ScriptLanguage.class.getClassLoader(), methods);
            methods.forEach(Extensions::add);
            TextOverload.OWNERS.forEach(type -> add(
                    ReflectionCache.getCachedClass(type),
                    TextOverload.of(type).<MetaMethod>map(TextMethod::new).toList()));
        }

        private static Properties module() {
            Properties module = new Properties();
            try (InputStream written = MODULE.openStream()) {
                module.load(written);
            } catch (IOException e) {
                throw new UncheckedIOException("the jar is incomplete: " + MODULE + " cannot be read", e);
            }
            return module;
        }

        /** Adds them also to classes that Groovy knows already, which have their own copies. */
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
