package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.PublicApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Nothing that others build on changes unnoticed: the public API is what the listing says. A change that is meant is
 * taken into it with {@code mvn test -Dtest=PublicApiTest -Dapi.update}, and read in the commit.
 */
class PublicApiTest {

    private static final Path LISTING = Path.of("src/test/resources/api/public-api.txt");

    @Test
    void isWhatTheListingSays() throws IOException {
        List<String> present = PublicApi.lines();
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(LISTING.getParent());
            Files.write(LISTING, present);
        }

        assertThat(present)
                .as("the public API; if the change is meant: mvn test -Dtest=PublicApiTest -Dapi.update")
                .containsExactlyElementsOf(Files.readAllLines(LISTING));
    }

    @Test
    void hasNothingInternalInIt() {
        assertThat(PublicApi.lines())
                .hasSizeGreaterThan(300)
                .noneMatch(line -> line.contains("dev.arrshell.internal"))
                .anyMatch(line -> line.contains("dev.arrshell.Session.awaitReady()"));
    }

    @Test
    void saysInEveryPackageWhereNullIsAllowed() {
        assertThat(PublicApi.packages())
                .hasSize(16)
                .allSatisfy(
                        name -> assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                                .as(name)
                                .isTrue());
    }
}
