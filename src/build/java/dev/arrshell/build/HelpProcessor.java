package dev.arrshell.build;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.util.DocTrees;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/** Takes the Javadoc of the public types into a resource, so that the prompt's help says what the Javadoc says, and into a page. */
@SupportedAnnotationTypes("*")
public final class HelpProcessor extends AbstractProcessor {

    private static final String RESOURCE = "dev/arrshell/help.properties";
    private static final String PAGE = "reference.md";
    private static final Set<String> PACKAGES = Set.of(
            "dev.arrshell",
            "dev.arrshell.conversion",
            "dev.arrshell.model",
            "dev.arrshell.policy",
            "dev.arrshell.pool",
            "dev.arrshell.schedule",
            "dev.arrshell.time",
            "dev.arrshell.error",
            "dev.arrshell.emulator");
    private static final Set<String> MORE =
            Set.of("dev.arrshell.groovy.ArrScript", "dev.arrshell.groovy.NumberWords", "dev.arrshell.groovy.DslWords");
    private static final Set<String> HIDDEN =
            Set.of("toString", "equals", "hashCode", "propertyMissing", "methodMissing", "valueOf", "values");

    private final TreeMap<String, String> entries = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (round.processingOver()) {
            write();
        } else {
            ElementFilter.typesIn(round.getRootElements()).stream()
                    .filter(this::isShown)
                    .forEach(this::type);
        }
        return true;
    }

    private boolean isShown(TypeElement type) {
        PackageElement home = processingEnv.getElementUtils().getPackageOf(type);
        return isPublic(type)
                && (PACKAGES.contains(home.getQualifiedName().toString())
                        || MORE.contains(type.getQualifiedName().toString()));
    }

    private static boolean isPublic(Element element) {
        return element.getModifiers().contains(Modifier.PUBLIC);
    }

    private void type(TypeElement type) {
        String name = name(type);
        doc(type).ifPresent(comment -> put(name, comment));
        Set<String> members = new LinkedHashSet<>();
        for (Element member : type.getEnclosedElements()) {
            if (isPublic(member) && !HIDDEN.contains(member.getSimpleName().toString())) {
                member(name, member, members);
            }
        }
        entries.put(name + ".members", String.join(",", members));
        ElementFilter.typesIn(type.getEnclosedElements()).stream()
                .filter(HelpProcessor::isPublic)
                .forEach(this::type);
    }

    private void member(String owner, Element member, Set<String> members) {
        boolean shown = member.getKind() == ElementKind.METHOD || member.getKind() == ElementKind.ENUM_CONSTANT;
        if (!shown || doc(member).isEmpty()) {
            return;
        }
        String key = owner + "#" + member.getSimpleName();
        String signature = member instanceof ExecutableElement method ? signature(method) : name(member);
        entries.merge(key + ".signature", signature, (first, next) -> first + "\n" + next);
        members.add(member.getSimpleName().toString());
        doc(member).ifPresent(comment -> put(key, comment));
    }

    /** {@code SessionDraft.NeedsSize} for an inner type. */
    private static String name(Element element) {
        Element outer = element.getEnclosingElement();
        return outer instanceof TypeElement && element instanceof TypeElement
                ? name(outer) + "." + element.getSimpleName()
                : element.getSimpleName().toString();
    }

    private static String signature(ExecutableElement method) {
        String parameters = method.getParameters().stream()
                .map(parameter -> simple(parameter.asType().toString()) + " " + parameter.getSimpleName())
                .collect(Collectors.joining(", "));
        return method.getSimpleName() + "(" + parameters + "): "
                + simple(method.getReturnType().toString());
    }

    /** Types without their packages and annotations. */
    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z][\\w]*\\.)+(?=[A-Z])", "").replaceAll("\\? super ", "");
    }

    private Optional<DocCommentTree> doc(Element element) {
        return Optional.ofNullable(DocTrees.instance(processingEnv).getDocCommentTree(element));
    }

    /** Of several methods of one name each says something; the longest says most. */
    private void put(String key, DocCommentTree comment) {
        DocText text = DocText.of(comment);
        entries.putIfAbsent(key + ".sentence", text.sentence());
        entries.merge(key + ".text", text.body(), HelpProcessor::longer);
        entries.merge(key + ".rest", text.request(), HelpProcessor::longer);
        entries.merge(key + ".example", text.example(), HelpProcessor::longer);
        entries.merge(key + ".fails", text.failures(), HelpProcessor::longer);
    }

    private static String longer(String first, String next) {
        return next.length() > first.length() ? next : first;
    }

    private void write() {
        List<String> lines = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
                .toList();
        write(StandardLocation.CLASS_OUTPUT, RESOURCE, String.join("\n", lines) + "\n");
        write(StandardLocation.SOURCE_OUTPUT, PAGE, new ReferencePage(entries).text());
    }

    private void write(StandardLocation place, String name, String text) {
        try (Writer out =
                processingEnv.getFiler().createResource(place, "", name).openWriter()) {
            out.write(text);
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, name + " cannot be written: " + e);
        }
    }

    /** As a properties file wants it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("=", "\\=")
                .replace(":", "\\:")
                .replace("#", "\\#")
                .replaceFirst("^ ", "\\\\ ");
    }
}
