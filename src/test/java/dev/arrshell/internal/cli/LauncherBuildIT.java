package dev.arrshell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.FakeCommand;
import dev.arrshell.testing.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the launcher builds the program: when, how often at once, and what it says when it cannot. */
@Tag("long")
final class LauncherBuildIT {
    private static final String FIRST_USE = "arr: building on first use (once, about a minute)…\n";
    private static final String AGAIN = "arr: building again, because the sources have changed…\n";
    private static final String TELL_VERSION =
            "for word; do [ \"$word\" != -v ] || { echo 'Apache Maven 3.9.9'; exit; }; done";

    @TempDir
    Path temp;

    @Test
    void buildsAFreshCheckoutWithTheRealMaven() {
        var fresh = Checkout.fresh(temp.resolve("a fresh clone"));

        var result = fresh.arr()
                .in(temp)
                .env("PATH", System.getProperty("maven.home") + "/bin:" + System.getenv("PATH"))
                // What this build has fetched is all that is needed.
                .env("MAVEN_ARGS", "-o -Dmaven.repo.local=" + System.getProperty("maven.repo.local"))
                .within(Duration.ofMinutes(5))
                .run("--version");

        assertThat(result.err()).isEqualTo(FIRST_USE);
        assertThat(result.out())
                .isEqualTo(Launcher.arr()
                        .run("--version")
                        .out()
                        .replaceFirst("\ncommit .*\n", "\ncommit unknown (not built in a clone)\n"));
    }

    @Test
    void buildsOnceAndAgainOnlyWhenASourceHasChanged() throws IOException {
        var arr = launcherWith(mavenThatBuilds(), Checkout.fresh(temp.resolve("clone")));

        assertThat(arr.run("--version").err()).isEqualTo(FIRST_USE);
        assertThat(arr.run("--version").err()).isEmpty();
        Files.setLastModifiedTime(
                temp.resolve("clone/pom.xml"), FileTime.from(Instant.now().plusSeconds(2)));
        assertThat(arr.run("--version").err()).isEqualTo(AGAIN);
        assertThat(builds()).hasSize(2);
    }

    @Test
    void keepsStandardInputForTheProgram() throws IOException {
        var arr = launcherWith(mavenThatBuilds("cat > " + temp + "/read"), Checkout.fresh(temp.resolve("clone")));

        var result = arr.stdin("for the program").run("-e", "print System.in.text");

        assertThat(temp.resolve("read")).isEmptyFile();
        assertThat(result.out()).isEqualTo("for the program");
    }

    @Test
    void buildsOnceForTwoFirstRunsAtOnce() throws Exception {
        var gate = temp.resolve("gate");
        new ProcessBuilder("mkfifo", gate.toString()).start().waitFor();
        var maven = mavenThatBuilds("read -r _ < " + gate);
        var arr = launcherWith(maven, Checkout.fresh(temp.resolve("clone")));

        var first = arr.start("--version");
        var firstSays = first.errorReader();
        assertThat(firstSays.readLine() + "\n").isEqualTo(FIRST_USE);
        var second = arr.start("--version");
        var secondSays = second.errorReader();
        assertThat(secondSays.readLine()).isEqualTo("arr: another run is building; waiting for it…");
        // Opened for both, a pipe waits for nobody, and keeps the line until the build reads it.
        try (var pipe = Files.newByteChannel(gate, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            pipe.write(ByteBuffer.wrap("go on\n".getBytes(StandardCharsets.US_ASCII)));
            assertEndsWell(first, firstSays);
            assertEndsWell(second, secondSays);
        }
        assertThat(builds()).hasSize(1);
    }

    @Test
    void takesOverFromARunThatDied() throws Exception {
        var checkout = Checkout.fresh(temp.resolve("clone"));
        var gone = new ProcessBuilder("true").start();
        gone.waitFor();
        var lock = Files.createDirectories(checkout.home().resolve("target/launcher/lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        var result = launcherWith(mavenThatBuilds(), checkout).run("--version");

        assertThat(result.err()).isEqualTo(FIRST_USE);
        assertThat(lock).doesNotExist();
    }

    @Test
    void showsTheEndOfAFailedBuildAndNamesTheLog() throws IOException {
        var maven = FakeCommand.write(temp.resolve("bin"), "mvn", TELL_VERSION, "seq 1 30", "exit 1");
        var checkout = Checkout.fresh(temp.resolve("clone"));

        var result = launcherWith(maven, checkout).run("--version");

        var log = checkout.home().toRealPath().resolve("target/launcher/build.log");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .hasSize(23)
                .contains("11", "30")
                .doesNotContain("10")
                .endsWith("arr: the whole log is " + log);
        assertThat(log).content().startsWith("1\n2\n");
        assertThat(log.resolveSibling("lock")).doesNotExist();
    }

    @Test
    void namesMavenWhereItIsMissingAndABuildIsNeeded() {
        var result = Checkout.fresh(temp.resolve("clone"))
                .arr()
                .env("PATH", temp.toString())
                .run("--version");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("""
                        arr: arr has to be built, and Maven was not found: PATH has no mvn.
                        arr: Install Maven 3.8.7 or newer and put its bin directory on PATH.
                        """);
    }

    @Test
    void namesTheOldMavenThatItFound() {
        var maven = FakeCommand.write(temp.resolve("bin"), "mvn", "echo 'Apache Maven 3.8.6 (84538c9)'");

        var result = launcherWith(maven, Checkout.fresh(temp.resolve("clone"))).run("--version");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("arr: arr has to be built with Maven 3.8.7 or newer; PATH has Maven 3.8.6.\n");
    }

    @Test
    void namesAJavaWithoutACompiler() throws IOException {
        var runtime = temp.resolve("runtime");
        FakeCommand.write(runtime.resolve("bin"), "java", "exit 1");
        Files.writeString(runtime.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");

        var result = launcherWith(mavenThatBuilds(), Checkout.fresh(temp.resolve("clone")))
                .env("JAVA_HOME", runtime.toString())
                .run("--version");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("arr: arr has to be built, and " + runtime + " has no compiler");
    }

    @Test
    void neverBuildsWhereThereAreNoSources() throws IOException {
        var checkout = Checkout.built(temp.resolve("clone"));
        Files.delete(checkout.home().resolve("pom.xml"));

        var result = checkout.arr().env("PATH", temp.toString()).run("--version");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private Launcher launcherWith(Path maven, Checkout checkout) {
        return checkout.arr().env("PATH", maven + ":" + System.getenv("PATH"));
    }

    /** A Maven that notes that it was called, does the steps, and takes the program from this checkout. */
    private Path mavenThatBuilds(String... steps) {
        return FakeCommand.write(
                temp.resolve("bin"),
                "mvn",
                TELL_VERSION,
                "echo once >> " + temp + "/builds",
                String.join("\n", steps),
                "rm -rf target/dist && mkdir -p target && cp -R '" + Checkout.HERE + "/target/dist' target/");
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(temp.resolve("builds"));
    }

    private static void assertEndsWell(Process process, BufferedReader says) throws Exception {
        assertThat(says.readLine()).isNull();
        assertThat(process.waitFor()).isZero();
    }
}
