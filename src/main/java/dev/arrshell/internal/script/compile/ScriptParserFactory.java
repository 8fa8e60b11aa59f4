package dev.arrshell.internal.script.compile;

import java.io.Reader;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.ParserPlugin;
import org.codehaus.groovy.control.ParserPluginFactory;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.io.URLReaderSource;
import org.codehaus.groovy.syntax.ParserException;
import org.codehaus.groovy.syntax.Reduction;

/**
 * Factory of Groovy's parser that gives the class of a script a name that no word of a script can have. Groovy names it after
 * the file, so that {@code client.groovy} would hide the word {@code client}, and {@code Session.groovy} the type.
 */
final class ScriptParserFactory extends ParserPluginFactory {

    /** A hyphen stands in no identifier, but may stand in the name of a class. */
    private static final String SUFFIX = "-script";

    private final ParserPluginFactory groovy = ParserPluginFactory.antlr4();

    @Override
    public ParserPlugin createParserPlugin() {
        return new Parser(groovy.createParserPlugin());
    }

    private record Parser(ParserPlugin groovy) implements ParserPlugin {

        @Override
        public Reduction parseCST(SourceUnit source, Reader reader) {
            return groovy.parseCST(source, reader);
        }

        @Override
        public ModuleNode buildAST(SourceUnit source, ClassLoader loader, Reduction cst) throws ParserException {
            ModuleNode module = groovy.buildAST(source, loader, cst);
            if (source.getSource() instanceof URLReaderSource) {
                // Found by its name, which a script beside it uses.
                return module;
            }
            ClassNode script = module.getScriptClassDummy();
            String name = script.getName();
            for (ClassNode type : module.getClasses()) {
                if (isPartOf(script, type)) {
                    type.setName(name + SUFFIX + type.getName().substring(name.length()));
                }
            }
            return module;
        }

        /** Whether a class is that of the script or an anonymous one in it, and not one that the script declares. */
        private static boolean isPartOf(ClassNode script, ClassNode type) {
            return type == script || type instanceof InnerClassNode inner && inner.getOuterMostClass() == script;
        }
    }
}
