package dev.arrshell;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits on the source tree that keep it readable: the size of packages and files, and one meaning for each name. */
class SourceLayoutTest {

    private static final Path SOURCES = Path.of("src/main/java");

    private static final int FILES_OF_A_PACKAGE = 25;
    private static final int LINES_OF_A_FILE = 400;

    @Test
    void noPackageHoldsTooManyFiles() {
        Map<Path, Long> sizes = counts(sources(), Path::getParent);

        assertThat(sizes).hasSizeGreaterThan(40);
        assertThat(over(sizes, FILES_OF_A_PACKAGE)).isEmpty();
    }

    @Test
    void noSimpleNameOccursTwice() {
        List<Path> types = sources().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .toList();

        assertThat(over(counts(types, Path::getFileName), 1)).isEmpty();
    }

    @Test
    void noFileIsTooLong() {
        Map<Path, Long> lengths = new TreeMap<>();
        sources().forEach(file -> lengths.put(file, lines(file)));

        assertThat(over(lengths, LINES_OF_A_FILE - 1)).isEmpty();
    }

    private static Map<Path, Long> over(Map<Path, Long> sizes, long limit) {
        Map<Path, Long> over = new TreeMap<>(sizes);
        over.values().removeIf(size -> size <= limit);
        return over;
    }

    private static Map<Path, Long> counts(List<Path> files, Function<Path, Path> key) {
        return files.stream().collect(groupingBy(key, counting()));
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
