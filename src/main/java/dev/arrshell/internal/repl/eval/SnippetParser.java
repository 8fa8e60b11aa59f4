package dev.arrshell.internal.repl.eval;

import dev.arrshell.internal.syntax.SourceLexer;
import dev.arrshell.internal.syntax.SourceToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.SourceUnit;

/** Parser that divides an input into the snippets that are run one after the other. */
public final class SnippetParser {

    private final String source;
    private final ModuleNode module;

    private SnippetParser(String source, ModuleNode module) {
        this.source = source;
        this.module = module;
    }

    /**
     * Parses an input; runs nothing.
     *
     * @throws org.codehaus.groovy.control.CompilationFailedException if the source is not valid Groovy
     */
    public static List<Snippet> parse(String source, String fileName) {
        CompilationUnit unit = new CompilationUnit();
        SourceUnit parsed = unit.addSource(fileName, source);
        unit.compile(Phases.CONVERSION);
        return new SnippetParser(source, parsed.getAST()).snippets();
    }

    private List<Snippet> snippets() {
        List<ASTNode> nodes = nodes();
        List<Snippet> snippets = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < nodes.size(); ) {
            int begin = begin(from, nodes.get(i));
            int last = lastOfDeclaration(nodes, i);
            int end = last + 1 < nodes.size() ? end(nodes.get(last)) : source.length();
            snippets.add(snippet(nodes.get(i), begin, Math.max(begin, end)));
            from = end;
            i = last + 1;
        }
        return snippets;
    }

    /** Groovy parses {@code def a = 1, b = 2} as several statements, which compile again only together. */
    private int lastOfDeclaration(List<ASTNode> nodes, int first) {
        int last = first;
        while (last + 1 < nodes.size() && source.startsWith(",", begin(end(nodes.get(last)), nodes.get(last + 1)))) {
            last++;
        }
        return last;
    }

    private List<ASTNode> nodes() {
        List<ASTNode> nodes = new ArrayList<>(module.getImports());
        nodes.addAll(module.getStarImports());
        nodes.addAll(module.getStaticImports().values());
        nodes.addAll(module.getStaticStarImports().values());
        module.getClasses().stream().filter(SnippetParser::isTopLevel).forEach(nodes::add);
        nodes.addAll(module.getMethods());
        nodes.addAll(module.getStatementBlock().getStatements());
        nodes.removeIf(node -> node.getLineNumber() < 1);
        nodes.sort(Comparator.comparingInt(ASTNode::getLineNumber).thenComparingInt(ASTNode::getColumnNumber));
        return nodes;
    }

    /** Whether it is neither the script's own class nor a nested one. */
    private static boolean isTopLevel(ClassNode type) {
        return !type.isScript() && type.getOuterClass() == null;
    }

    /** Groovy reports a place after modifiers and annotations, so a snippet begins where the last one ended. */
    private int begin(int from, ASTNode node) {
        int reported = offset(node.getLineNumber(), node.getColumnNumber());
        for (SourceToken token : SourceLexer.lex(source.substring(from, Math.max(from, reported)))) {
            if (!token.isGap() && !token.is(";")) {
                return from + token.start();
            }
        }
        return reported;
    }

    private int end(ASTNode node) {
        return offset(node.getLastLineNumber(), node.getLastColumnNumber());
    }

    private int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = source.indexOf('\n', start) + 1;
        }
        return Math.min(source.length(), start + column - 1);
    }

    private Snippet snippet(ASTNode node, int begin, int end) {
        String before = source.substring(0, begin);
        String padding = before.replaceAll("[^\\n]", " ");
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String text = padding.replaceAll("(?m)^ +\\n", "\n") + source.substring(begin, end);
        return new Snippet(kind(node), line, text, names(node), assigned(node));
    }

    private static Snippet.Kind kind(ASTNode node) {
        if (node instanceof ImportNode) {
            return Snippet.Kind.IMPORT;
        }
        if (node instanceof ClassNode) {
            return Snippet.Kind.CLASS;
        }
        return node instanceof MethodNode ? Snippet.Kind.METHOD : Snippet.Kind.STATEMENT;
    }

    private static List<String> names(ASTNode node) {
        if (node instanceof MethodNode method) {
            return List.of(method.getName());
        }
        return assignment(node)
                .map(each -> List.of(((VariableExpression) each.getLeftExpression()).getName()))
                .orElse(List.of());
    }

    private Optional<String> assigned(ASTNode node) {
        return assignment(node)
                .map(BinaryExpression::getRightExpression)
                .filter(value -> value.getLineNumber() > 0)
                .map(value -> source.substring(offset(value.getLineNumber(), value.getColumnNumber()), end(value)));
    }

    private static Optional<BinaryExpression> assignment(ASTNode node) {
        return node instanceof ExpressionStatement alone
                        && alone.getExpression() instanceof BinaryExpression binary
                        && binary.getOperation().getText().equals("=")
                        && binary.getLeftExpression() instanceof VariableExpression
                ? Optional.of(binary)
                : Optional.empty();
    }
}
