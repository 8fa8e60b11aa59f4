package dev.arrshell.internal.repl.completion;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The names of classes: found by name, and listed for completion. Loads classes without running any of their code. */
final class ClassNames {

    /** The packages that Groovy and the language import. */
    private static final List<String> IMPORTED = List.of(
            "dev.arrshell",
            "dev.arrshell.conversion",
            "dev.arrshell.model",
            "dev.arrshell.error",
            "dev.arrshell.time",
            "dev.arrshell.policy",
            "java.lang",
            "java.util",
            "java.net",
            "java.io",
            "java.math",
            "groovy.lang",
            "groovy.util");

    private static final List<String> ROOTS = List.of("java", "javax", "groovy", "dev");
    private static final String JAVA = "/modules/java.base/";

    private static final Map<String, List<String>> LISTED = new ConcurrentHashMap<>();

    private ClassNames() {}

    /** Finds a class by the name it has at the prompt. */
    static Optional<Class<?>> find(String name, CompletionContext context) {
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        Class<?> known = context.classes().get(name);
        if (known != null) {
            return Optional.of(known);
        }
        return Stream.of(
                        context.packages().stream(),
                        Stream.of("java.time").filter(any -> name.equals("Duration")),
                        IMPORTED.stream())
                .flatMap(each -> each)
                .flatMap(each -> load(each + "." + name).stream())
                .findFirst();
    }

    /** Loads a class by its full name. */
    static Optional<Class<?>> load(String name) {
        try {
            return Optional.of(Class.forName(name, false, ClassNames.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The classes that need no import, those of the user first. */
    static List<CompletionCandidate> all(CompletionContext context) {
        List<CompletionCandidate> all = new ArrayList<>();
        context.classes().keySet().stream()
                .sorted()
                .forEach(name -> all.add(CompletionCandidate.of(name, "a class of this prompt")));
        Collection<String> packages = context.packages();
        Stream.concat(packages.stream(), IMPORTED.stream())
                .flatMap(each -> members(each).stream()
                        .filter(name -> Character.isUpperCase(name.charAt(0)))
                        .map(name -> CompletionCandidate.of(name, each)))
                .forEach(all::add);
        return all;
    }

    /** The packages and classes that an import may name next: {@code java.time.} is followed by {@code Duration}. */
    static List<CompletionCandidate> in(String packageName) {
        return (packageName.isEmpty() ? ROOTS : members(packageName))
                .stream()
                        .map(name -> Character.isUpperCase(name.charAt(0))
                                ? CompletionCandidate.of(name, "a class")
                                : CompletionCandidate.of(name + ".", "a package"))
                        .toList();
    }

    private static List<String> members(String packageName) {
        return LISTED.computeIfAbsent(packageName, ClassNames::list);
    }

    /** The names in a package of Java's, or in one of the packages above. */
    private static List<String> list(String packageName) {
        List<String> names = new ArrayList<>();
        IMPORTED.stream()
                .filter(each -> each.startsWith(packageName + "."))
                .map(each -> each.substring(packageName.length() + 1).replaceFirst("\\..*", ""))
                .forEach(names::add);
        Path folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath(JAVA + packageName.replace('.', '/'));
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                found.forEach(path -> names.add(path.getFileName().toString()));
            } catch (IOException e) {
                return List.of();
            }
        }
        return names.stream()
                .filter(name -> !name.contains("$") && !name.contains("-"))
                .map(name -> name.replaceFirst("\\.class$", ""))
                .filter(name -> Character.isLowerCase(name.charAt(0)) || isPublic(packageName + "." + name))
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isPublic(String name) {
        return load(name).filter(type -> Modifier.isPublic(type.getModifiers())).isPresent();
    }
}
