package dev.arrshell.internal.cli.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Launcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program gets a library by the real Maven, from the repository that this build has filled. */
@Tag("long")
final class DependencyIT {

    @TempDir
    Path temp;

    @Test
    void aLibraryIsFoundByTheRealMavenAndThenWithoutIt() throws Exception {
        // Below the directory of its version in Maven's repository.
        Path jar = Path.of(Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String version = jar.getParent().getFileName().toString();
        Path script = Files.writeString(temp.resolve("main.groovy"), """
                //DEPS org.assertj:assertj-core:%s
                import org.assertj.core.api.Assertions
                Assertions.assertThat(1).isEqualTo(1)
                println 'asserted'
                """.formatted(version));
        Launcher arr =
                Launcher.arr().in(temp).env("ARR_CACHE", temp.resolve("cache").toString());

        var first = arr.env("PATH", System.getProperty("maven.home") + "/bin:" + System.getenv("PATH"))
                .env("MAVEN_ARGS", "-o -Dmaven.repo.local=" + System.getProperty("maven.repo.local"))
                .within(Duration.ofMinutes(3))
                .run(script.toString());

        assertThat(first.out()).isEqualTo("asserted\n");
        assertThat(first.err()).contains("Maven looks for the libraries of " + script + ": org.assertj:assertj-core:");

        var second = arr.env("MAVEN_ARGS", "--no-such-option").run(script.toString());

        assertThat(second.out()).isEqualTo("asserted\n");
        assertThat(second.err()).doesNotContain("Maven");
    }
}
