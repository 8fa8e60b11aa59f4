package dev.arrshell.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Checkout;
import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.FakeCommand;
import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of the build, unpacked where there is a Java and no Maven. */
@Timeout(120)
final class ArchiveIT {

    /** 15.8 million in November 2026: 8 of Groovy, 2.7 of arr itself, 2.6 of Jackson, 1.5 of JLine. */
    private static final long MOST_BYTES = 18_000_000;

    @TempDir
    static Path temp;

    private static Path archive;
    private static Path home;

    @BeforeAll
    static void unpack() throws Exception {
        archive = Checkout.archive();
        home = Files.createDirectory(temp.resolve("home"));
        FakeCommand.write(
                temp.resolve("bin"), "java", "exec '" + System.getProperty("java.home") + "/bin/java' \"$@\"");
        Path opt = Files.createDirectory(temp.resolve("opt"));
        printed("tar", "-xzf", archive.toString(), "-C", opt.toString());
    }

    private static Path installed() throws IOException {
        return Checkout.only(temp.resolve("opt"), "arr-*");
    }

    /** The launcher of the archive, with a Java on the PATH and nothing else. */
    private static Launcher arr() throws IOException {
        return Launcher.at(installed().resolve("bin/arr"))
                .in(home)
                .withoutEnv("JAVA_HOME")
                .withoutEnv("ARR_HOME")
                .env("HOME", home.toString())
                .env("PATH", temp.resolve("bin").toString())
                .env("ARR_CACHE", "off");
    }

    private static List<String> printed(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    @Test
    void runsWithoutMaven() throws IOException {
        var result = arr().run("-e", "6*7");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("42\n");
    }

    @Test
    void runsTheScriptsThatItBrings() throws IOException {
        var result = arr().run(installed().resolve("scripts/walkthrough.groovy").toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("1. Choose an endpoint").contains("9. Stop the session");
    }

    @Test
    void servesAsAnEmulator() throws IOException {
        try (var emulator = EmulatorProcess.start(arr(), "--port", "0")) {
            assertThat(emulator.client().list().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void writesNothingBesideItself() throws IOException {
        arr().run("-e", "1");

        try (Stream<Path> files = Files.list(installed())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bin", "lib", "scripts", "share", "LICENSE", "README.md", "copyright");
        }
    }

    @Test
    void bringsManualPagesAndCompletions() throws IOException {
        Path share = installed().resolve("share");

        assertThat(share.resolve("man/man1/arr.1.gz")).isNotEmptyFile();
        assertThat(share.resolve("bash-completion/completions/arr")).content().contains("session");
        assertThat(share.resolve("fish/vendor_completions.d/arr.fish"))
                .content()
                .contains("complete -c arr");
    }

    @Test
    void theSameCommitGivesTheSameBytes() throws Exception {
        assertThat(printed("tar", "--utc", "--full-time", "-tvzf", archive.toString()))
                .isNotEmpty()
                .allMatch(line -> line.contains(" root/root ") && line.contains(" 2026-11-01 00:00:00 "));
    }

    @Test
    void isNoLargerThanItWas() throws IOException {
        assertThat(Files.size(archive)).isLessThan(MOST_BYTES);
    }

    @Test
    void namesTheLicenceOfEachLibrary() throws IOException {
        String copyright = Files.readString(installed().resolve("copyright"));

        try (Stream<Path> jars = Files.list(installed().resolve("lib"))) {
            assertThat(jars.map(jar ->
                            jar.getFileName().toString().replaceFirst("-(?:annotations|core|data).*|-\\d.*", "-")))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(copyright).contains("Files: lib/" + name + "*.jar\n"));
        }
    }
}
