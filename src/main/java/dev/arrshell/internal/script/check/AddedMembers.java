package dev.arrshell.internal.script.check;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** The members that a script adds to types while it runs: through a {@code metaClass}, a category or a mixin. */
final class AddedMembers extends CodeVisitorSupport {

    private static final String META_CLASS = "metaClass";
    private static final Set<String> ADDERS = Set.of("use", "mixin", "getMetaClass", "setMetaClass", META_CLASS);
    private static final Set<String> ANY_NAME =
            Set.of("methodMissing", "propertyMissing", "invokeMethod", "getProperty", "getAttribute", "static");

    private final Set<String> names = new HashSet<>();
    private final Set<Expression> named = new HashSet<>();
    private boolean anything;

    private AddedMembers() {}

    static AddedMembers of(ClassNode script) {
        AddedMembers added = new AddedMembers();
        for (ClassNode type : script.getCompileUnit().getClasses()) {
            if (type.isScript() && type.getModule() != script.getModule()) {
                // A script beside this one, which shares its variables.
                added.names.addAll(AssignmentCollector.of(type).keySet());
            }
            type.getMethods().stream()
                    .map(MethodNode::getCode)
                    .filter(code -> code != null)
                    .forEach(code -> code.visit(added));
        }
        return added;
    }

    /** Whether a type may have a member of the name only while the script runs. */
    boolean mayHave(String name) {
        return anything || names.contains(name);
    }

    /** A name that is set on a {@code metaClass} is known; any other use of one may add whatever there is. */
    @Override
    public void visitPropertyExpression(PropertyExpression read) {
        Expression object = read.getObjectExpression();
        String name = read.getPropertyAsString();
        if (isMetaClass(object) && name != null) {
            named.add(object);
            anything |= ANY_NAME.contains(name);
            names.add(name);
            names.add(asProperty(name));
        }
        anything |= isMetaClass(read) && !named.contains(read);
        super.visitPropertyExpression(read);
    }

    @Override
    public void visitVariableExpression(VariableExpression read) {
        anything |= isMetaClass(read) && !named.contains(read);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        anything |= ADDERS.contains(String.valueOf(call.getMethodAsString()));
        super.visitMethodCallExpression(call);
    }

    private static boolean isMetaClass(Expression value) {
        return value instanceof VariableExpression variable
                ? variable.getName().equals(META_CLASS)
                : value instanceof PropertyExpression read && META_CLASS.equals(read.getPropertyAsString());
    }

    private static String asProperty(String method) {
        return method.matches("(get|is)[A-Z]\\w*")
                ? java.beans.Introspector.decapitalize(method.replaceFirst("get|is", ""))
                : method;
    }
}
