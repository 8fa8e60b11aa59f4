package dev.arrshell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.FakeCommand;
import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, once the program is built: from anywhere, and with what it needs missing. */
final class LauncherIT {
    private static final Pattern VERSION = Pattern.compile("arr \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    private static final String UNKNOWN_COMMIT = "commit unknown \\(not built in a clone\\)";
    private static final String[] SIX_TIMES_SEVEN = {"-e", "println 6*7"};

    @TempDir
    Path temp;

    @Test
    void saysItsVersion() {
        var result = Launcher.arr().run("--version");

        assertThat(result.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches(VERSION));
        assertThat(result.out().lines().skip(1))
                .satisfiesExactly(
                        commit -> assertThat(commit).matches(commitOfTheCheckout()),
                        java -> assertThat(java).startsWith("java " + System.getProperty("java.runtime.version")),
                        system -> assertThat(system).startsWith("system " + System.getProperty("os.name")));
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    /** A pattern. Without git, or where the sources are no clone, the build does not know it. */
    private static String commitOfTheCheckout() {
        try {
            var git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
                    .directory(Checkout.HERE.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return commit.isEmpty() ? UNKNOWN_COMMIT : "commit " + commit + "(-dirty)?";
        } catch (IOException noGit) {
            return UNKNOWN_COMMIT;
        }
    }

    @Test
    void runsInTheDirectoryThatTheUserIsIn() throws IOException {
        var result = Launcher.arr().in(temp).run("-e", "println 6*7; println new File('').absolutePath");

        assertThat(result.out()).isEqualTo("42\n" + temp.toRealPath() + "\n");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void runsWithoutAWordFromJavaItself() {
        assertThat(Launcher.arr().run(SIX_TIMES_SEVEN).err()).doesNotContainIgnoringCase("warning");
    }

    @Test
    void runsThroughSymbolicLinks() throws IOException {
        var copy = Checkout.built(temp.resolve("copy"));
        var absolute =
                Files.createSymbolicLink(temp.resolve("absolute"), copy.home().resolve("shell/arr"));
        var bin = Files.createDirectory(temp.resolve("bin"));
        var relative = Files.createSymbolicLink(bin.resolve("arr"), Path.of("../absolute"));

        assertAnswers(Launcher.at(absolute).in(temp));
        assertAnswers(Launcher.at(relative).in(temp));
    }

    @Test
    @Tag("long")
    void runsThroughALinkToItsDirectory() throws IOException {
        var copy = Checkout.built(temp.resolve("copy"));
        var linked = Files.createSymbolicLink(temp.resolve("checkout"), copy.home());

        assertAnswers(Launcher.at(linked.resolve("shell/arr")).in(temp));
    }

    @Test
    void runsFromAPathWithSpaces() {
        var copy = Checkout.built(temp.resolve("my  tools/arr (copy)"));

        assertAnswers(copy.arr().in(temp));
        assertThat(copy.arr().run("--version").err()).as("nothing to build").isEmpty();
    }

    @Test
    void passesStandardInputOn() {
        var result = Launcher.arr().stdin("grüße\n").run("-e", "print System.in.getText('UTF-8')");

        assertThat(result.out()).isEqualTo("grüße\n");
    }

    /** The last one is not installed where these tests run, or is as good as installed. */
    @ParameterizedTest
    @CsvSource({
        "LC_ALL, C",
        "LC_ALL, POSIX",
        "LC_ALL, C.UTF-8",
        "LC_ALL, tlh_AQ.UTF-8",
        "LC_CTYPE, C",
        "LANG, tlh_AQ.UTF-8"
    })
    @Tag("long")
    void takesAndPrintsEveryLetterInTheLocalesOfContainers(String variable, String locale) {
        var result = Launcher.arr()
                .withoutEnv("LANG")
                .withoutEnv("LC_CTYPE")
                .withoutEnv("LC_ALL")
                .env(variable, locale)
                .run("-e", "println 'für ✓'; System.err.print '✗'");

        assertThat(result.out()).isEqualTo("für ✓\n");
        assertThat(result.err()).endsWith("✗");
    }

    @Test
    void handsOptionsToJavaWithoutReadingThemAsFilePatterns() throws IOException {
        Files.createFile(temp.resolve("-Dfirst=file"));

        var result = Launcher.arr()
                .in(temp)
                .env("ARR_JAVA_OPTS", "-Dfirst=* -Dsecond=two")
                .run("-e", "print System.getProperty('first') + System.getProperty('second')");

        assertThat(result.out()).isEqualTo("*two");
    }

    @Test
    void withoutJavaSaysWhereItLookedAndWhatToInstall() {
        var result = Launcher.arr()
                .env("JAVA_HOME", "/no/such/place")
                .env("PATH", temp.toString())
                .run(SIX_TIMES_SEVEN);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        arr: Java 17 or newer was not found: JAVA_HOME is /no/such/place, where there is no bin/java; PATH has no java.
                        arr: Install a JDK, 17 or newer, and put its bin directory on PATH or set JAVA_HOME to it.
                        """);
    }

    @Test
    void namesTheOldJavaThatItFoundAndTheOneThatItNeeds() {
        FakeCommand.write(temp, "java", "echo 'openjdk version \"11.0.22\" 2024-01-16' >&2");

        var result = Launcher.arr()
                .withoutEnv("JAVA_HOME")
                .env("PATH", temp.toString())
                .run(SIX_TIMES_SEVEN);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("arr: Java 17 or newer was not found: JAVA_HOME is not set; PATH has Java 11.0.22 (" + temp
                        + "/java).");
    }

    @Test
    void readsTheOldWayOfNumberingJava() {
        FakeCommand.write(temp.resolve("bin"), "java", "echo 'java version \"1.8.0_402\"' >&2");

        var result = Launcher.arr()
                .env("JAVA_HOME", temp.toString())
                .env("PATH", "/no/such/place")
                .run(SIX_TIMES_SEVEN);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("JAVA_HOME has Java 1.8.0_402 (" + temp + "/bin/java); PATH has no java.");
    }

    @Test
    void prefersANewEnoughJavaOnThePathToAnOldJavaHome() {
        FakeCommand.write(temp.resolve("bin"), "java", "echo 'java version \"1.8.0_402\"' >&2");
        var path = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");

        assertAnswers(Launcher.arr().env("JAVA_HOME", temp.toString()).env("PATH", path));
    }

    private static void assertAnswers(Launcher launcher) {
        var result = launcher.run(SIX_TIMES_SEVEN);

        assertThat(result.out()).as(result.err()).isEqualTo("42\n");
        assertThat(result.exitCode()).isZero();
    }
}
