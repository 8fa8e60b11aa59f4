package dev.arrshell.build;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A documentation comment as plain text, in parts.
 *
 * @param sentence its first sentence
 * @param body all of it but examples and tags
 * @param request the first request it names, such as {@code GET …/sessions}
 * @param example the code between {@code <pre>} and {@code </pre>}
 * @param failures a line for each {@code @throws}
 */
record DocText(String sentence, String body, String request, String example, String failures) {

    private static final Pattern REQUEST = Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE) [/…]\\S*[\\w}]");

    static DocText of(DocCommentTree comment) {
        Plain plain = new Plain();
        comment.getFullBody().forEach(tree -> tree.accept(plain, null));
        String body = flowing(plain.text.toString());
        Matcher request = REQUEST.matcher(body);
        return new DocText(
                flowing(text(comment.getFirstSentence())),
                body,
                request.find() ? request.group() : "",
                plain.example.toString().replace("\n ", "\n").strip(),
                failures(comment));
    }

    private static String failures(DocCommentTree comment) {
        return comment.getBlockTags().stream()
                .filter(ThrowsTree.class::isInstance)
                .map(ThrowsTree.class::cast)
                .map(tag -> simple(tag.getExceptionName().toString()) + " " + flowing(text(tag.getDescription())))
                .collect(Collectors.joining("\n"));
    }

    private static String text(List<? extends DocTree> trees) {
        Plain plain = new Plain();
        trees.forEach(tree -> tree.accept(plain, null));
        return plain.text.toString();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Line breaks of the source mean nothing; a paragraph does. */
    private static String flowing(String text) {
        return text.replaceAll("[ \\t]*\\n[ \\t]*", " ")
                .replaceAll(" *\\u0001[ \\u0001]*", "\n")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** Gathers text, and apart from it what is preformatted. */
    private static final class Plain extends SimpleDocTreeVisitor<Void, Void> {

        /** Stands for a paragraph until line breaks are taken out. */
        private static final char PARAGRAPH = '\u0001';

        private final StringBuilder text = new StringBuilder();
        private final StringBuilder example = new StringBuilder();
        private boolean preformatted;

        @Override
        public Void visitText(TextTree tree, Void unused) {
            target().append(tree.getBody());
            return null;
        }

        private StringBuilder target() {
            return preformatted ? example : text;
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void unused) {
            target().append(tree.getBody().getBody());
            return null;
        }

        @Override
        public Void visitLink(LinkTree tree, Void unused) {
            if (tree.getLabel().isEmpty()) {
                text.append(tree.getReference()
                        .getSignature()
                        .replaceFirst("^#", "")
                        .replace('#', '.'));
            } else {
                tree.getLabel().forEach(label -> label.accept(this, null));
            }
            return null;
        }

        @Override
        public Void visitEntity(EntityTree tree, Void unused) {
            target().append(
                            switch (tree.getName().toString()) {
                                case "lt" -> "<";
                                case "gt" -> ">";
                                case "amp" -> "&";
                                default -> " ";
                            });
            return null;
        }

        @Override
        public Void visitStartElement(StartElementTree tree, Void unused) {
            String name = tree.getName().toString().toLowerCase(Locale.ROOT);
            preformatted |= name.equals("pre");
            if (name.equals("p") || name.equals("li")) {
                text.append(PARAGRAPH).append(name.equals("li") ? "- " : "");
            }
            return null;
        }

        @Override
        public Void visitEndElement(EndElementTree tree, Void unused) {
            if (tree.getName().contentEquals("pre")) {
                preformatted = false;
                example.append('\n');
            }
            return null;
        }
    }
}
