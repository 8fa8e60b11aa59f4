package dev.arrshell.internal.script.compile;

import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/**
 * Imports that scripts need not write. Groovy adds imports when it meets the main class by the name that it has given it,
 * which is another one by then.
 */
public final class ScriptImports extends ImportCustomizer {

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        ModuleNode module = source.getAST();
        if (type == module.getClasses().get(0)) {
            super.call(source, context, ClassHelper.makeWithoutCaching(module.getMainClassName()));
        }
    }
}
