package dev.arrshell.internal.script.check;

import dev.arrshell.internal.script.message.WordMessages;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.AttributeExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.syntax.Types;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;

/**
 * Extension of the type checker for what it cannot resolve. An unknown type may have any member, an argument of unknown
 * type fits everywhere; the rest is reported in the words of the language.
 */
final class DslTypeCheckingExtension extends AbstractTypeCheckingExtension {

    private final ScriptTypeChecker script;
    private final ClassNode scriptType;
    private final ScriptDiagnostics diagnostics;
    private final Set<String> ownNames;
    private final ClassLoader loader;
    private final AddedMembers added;

    DslTypeCheckingExtension(
            ScriptTypeChecker script,
            ClassNode scriptType,
            ScriptDiagnostics diagnostics,
            Set<String> ownNames,
            ClassLoader loader) {
        super(script);
        this.script = script;
        this.scriptType = scriptType;
        this.diagnostics = diagnostics;
        this.ownNames = ownNames;
        this.loader = loader;
        this.added = AddedMembers.of(scriptType);
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression read) {
        String name = read.getName();
        if (script.isVariable(name)) {
            makeDynamic(read, isWritten(read) ? ClassHelper.OBJECT_TYPE : script.variable(name));
        } else {
            if (!isElsewhere() && !added.mayHave(name)) {
                diagnostics.add(read, WordMessages.variable(name, ownNames));
            }
            makeDynamic(read);
        }
        return true;
    }

    /** Whether it is left of a plain {@code =}, where its present value does not matter. */
    private boolean isWritten(VariableExpression variable) {
        BinaryExpression both = getEnclosingBinaryExpression();
        return both != null
                && both.getLeftExpression() == variable
                && both.getOperation().getType() == Types.EQUAL;
    }

    /** Whether the place is in a closure that is passed to something unknown, such as a builder, which may know the word. */
    private boolean isElsewhere() {
        return getEnclosingClosureStack().stream()
                .map(closure -> closure.getClosureExpression())
                .anyMatch(this::goesToSomethingUnknown);
    }

    private boolean goesToSomethingUnknown(ClosureExpression closure) {
        return getEnclosingMethodCalls().stream()
                .filter(MethodCallExpression.class::isInstance)
                .map(MethodCallExpression.class::cast)
                .filter(call -> call.getArguments() instanceof TupleExpression list
                        && list.getExpressions().contains(closure))
                .anyMatch(call -> !call.isImplicitThis() && isForeign(getType(call.getObjectExpression())));
    }

    private static boolean isForeign(ClassNode type) {
        return CompilerTypes.isUnknown(type) || type.getName().matches("groovy\\.(json|xml|util)\\..*Builder");
    }

    @Override
    public boolean handleUnresolvedProperty(PropertyExpression read) {
        ClassNode type = receiver(read);
        String name = read.getPropertyAsString();
        if (name == null || CompilerTypes.isUnknown(type) || type.isArray() || added.mayHave(name)) {
            makeDynamic(read);
        } else if (isScript(type)) {
            scriptProperty(read, name);
        } else {
            MemberChecker member =
                    new MemberChecker(type, read.getObjectExpression() instanceof ClassExpression, loader);
            makeDynamic(read, member.property(name, ownText(read), why -> diagnostics.add(read, why)));
        }
        return true;
    }

    private void scriptProperty(PropertyExpression read, String name) {
        if (!script.isVariable(name) && !isElsewhere()) {
            diagnostics.add(read, WordMessages.variable(name, ownNames));
        }
        makeDynamic(read);
    }

    /** The receiver with a dot: {@code session.} of {@code session.stop}. */
    private static String ownText(PropertyExpression read) {
        return read.getObjectExpression() instanceof VariableExpression variable ? variable.getName() + "." : "";
    }

    private ClassNode receiver(PropertyExpression read) {
        Expression object = read.getObjectExpression();
        if (object instanceof ClassExpression) {
            return object.getType();
        }
        ClassNode type = getType(object);
        boolean spread = read.isSpreadSafe() || CompilerTypes.isCollection(type);
        return spread ? CompilerTypes.element(type) : type;
    }

    private boolean isScript(ClassNode type) {
        return type.equals(scriptType);
    }

    @Override
    public boolean handleUnresolvedAttribute(AttributeExpression read) {
        return true;
    }

    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver, String name, ArgumentListExpression list, ClassNode[] arguments, MethodCall call) {
        ClassNode type = call.getReceiver() instanceof ClassExpression named ? named.getType() : receiver;
        if (added.mayHave(name)) {
            return List.of(makeDynamic(call));
        }
        if (isImplicit(call)) {
            return List.of(makeDynamic(call, word(name, arguments, call)));
        }
        if (CompilerTypes.isUnknown(type) || type.isArray() || isScript(type) && script.isAssigned(name)) {
            return List.of(makeDynamic(call));
        }
        boolean isStatic = call.getReceiver() instanceof ClassExpression || call instanceof StaticMethodCallExpression;
        MemberChecker member = new MemberChecker(type, isStatic, loader);
        return List.of(makeDynamic(
                call, member.call(name, arguments, list, why -> diagnostics.add((Expression) call, why))));
    }

    private static boolean isImplicit(MethodCall call) {
        return call instanceof MethodCallExpression written && written.isImplicitThis();
    }

    /** The type that a call without receiver gives: a word, a method of the script, or a closure in a variable. */
    private ClassNode word(String name, ClassNode[] arguments, MethodCall call) {
        if (script.isAssigned(name) || isElsewhere()) {
            return ClassHelper.OBJECT_TYPE;
        }
        return new MemberChecker(scriptType, false, loader)
                .fitting(name, arguments)
                .orElseGet(() -> {
                    diagnostics.add((Expression) call, WordMessages.word(name, ownNames));
                    return ClassHelper.OBJECT_TYPE;
                });
    }

    @Override
    public List<MethodNode> handleAmbiguousMethods(List<MethodNode> methods, Expression origin) {
        return methods.subList(0, 1);
    }

    @Override
    public boolean handleIncompatibleAssignment(ClassNode declared, ClassNode given, Expression assignment) {
        MemberChecker.unfit(declared, given).ifPresent(why -> diagnostics.add(assignment, why));
        return true;
    }

    @Override
    public boolean handleIncompatibleReturnType(ReturnStatement statement, ClassNode inferred) {
        return true;
    }

    private ClassNode receiver(MethodCall call) {
        return call.getReceiver() instanceof Expression object ? getType(object) : scriptType;
    }

    @Override
    public void afterMethodCall(MethodCall call) {
        new ConstantArgumentChecker(diagnostics).called(call, receiver(call), isImplicit(call));
    }
}
