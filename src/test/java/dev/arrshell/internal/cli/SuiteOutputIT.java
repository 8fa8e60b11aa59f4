package dev.arrshell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.emulator.ArrEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that the whole suite has printed before holds a secret: names of tests, messages, standard streams. */
final class SuiteOutputIT {
    private static final Path REPORTS = Path.of("target", "surefire-reports");

    /** With a signature of 2048 bits, as the emulator makes it; tokens that tests write by hand have none. */
    private static final Pattern SIGNED = Pattern.compile("eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{300,}");

    @Test
    void holdsNoSecret() throws IOException {
        String key = ArrEmulator.ACCOUNT_KEY.revealTo(text -> text);

        assertThat(reports())
                .isNotEmpty()
                .allSatisfy(report -> assertThat(Files.readString(report))
                        .as(report.toString())
                        .doesNotContain(key)
                        .doesNotContainPattern(SIGNED));
    }

    private static List<Path> reports() throws IOException {
        try (var files = Files.walk(REPORTS)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
