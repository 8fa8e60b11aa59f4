package dev.arrshell.testing;

import dev.arrshell.Arr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists what of the compiled classes others may build on, a line for each type and each member. */
public final class PublicApi {

    private static final List<String> OURS_ALONE = List.of("dev/arrshell/internal");

    private PublicApi() {}

    /** The types by name, each followed by its members in an order of their own. */
    public static List<String> lines() {
        return types().stream().flatMap(PublicApi::lines).toList();
    }

    /** The packages of these types. */
    public static Set<String> packages() {
        return types().stream().map(Class::getPackageName).collect(Collectors.toSet());
    }

    private static List<Class<?>> types() {
        Path root = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.startsWith("dev/arrshell/") && name.endsWith(".class"))
                    .filter(name -> OURS_ALONE.stream().noneMatch(name::startsWith))
                    .filter(name -> !name.endsWith("package-info.class"))
                    .sorted()
                    .map(PublicApi::load)
                    .filter(PublicApi::isOpen)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'),
                    false,
                    Arr.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("what was compiled cannot be loaded", e);
        }
    }

    private static boolean isOpen(Class<?> type) {
        boolean outer = type.getEnclosingClass() == null || isOpen(type.getEnclosingClass());
        return outer && isOpen(type.getModifiers()) && !type.isAnonymousClass();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> lines(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(PublicApi::isOpen)
                                .map(Field::toGenericString),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(PublicApi::isOpen)
                                .map(Constructor::toGenericString),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(PublicApi::isOpen)
                                .map(Method::toGenericString))
                .flatMap(lines -> lines)
                .map(line -> "  " + line)
                .sorted();
        return Stream.concat(Stream.of(head(type)), members);
    }

    private static boolean isOpen(Field field) {
        return isOpen(field.getModifiers()) && !field.isSynthetic();
    }

    private static boolean isOpen(Executable member) {
        return isOpen(member.getModifiers()) && !member.isSynthetic();
    }

    private static String head(Class<?> type) {
        String above = type.getGenericSuperclass() == null || type.getSuperclass() == Object.class
                ? ""
                : " extends " + type.getGenericSuperclass().getTypeName();
        String sides = Arrays.stream(type.getGenericInterfaces())
                .map(Type::getTypeName)
                .collect(Collectors.joining(", "));
        return Modifier.toString(type.getModifiers() & ~Modifier.INTERFACE) + " " + kind(type) + " " + type.getName()
                + above + (sides.isEmpty() ? "" : " implements " + sides);
    }

    private static String kind(Class<?> type) {
        return type.isAnnotation()
                ? "@interface"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }
}
