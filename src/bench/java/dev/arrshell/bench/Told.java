package dev.arrshell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Figures that a forked benchmark tells besides its time, a line each, in a file that a system property names. */
public final class Told {

    /** The system property. */
    static final String PROPERTY = "bench.told";

    private Told() {}

    /** Tells figures, if anybody wants to know. */
    public static void tell(long... figures) throws IOException {
        String file = System.getProperty(PROPERTY);
        if (file != null) {
            String line = String.join(
                    " ",
                    java.util.Arrays.stream(figures).mapToObj(Long::toString).toList());
            Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** What was told, oldest first. */
    static List<long[]> in(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> Stream.of(line.split(" "))
                            .mapToLong(Long::parseLong)
                            .toArray())
                    .toList();
        }
    }
}
