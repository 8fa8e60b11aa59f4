package dev.arrshell.internal.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.FakeCommand;
import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start costs, in counts that are the same on every machine, and that a run never fails because of a cache. */
final class StartupIT {

    /** Java itself loads about 450 to print a line. */
    private static final int CLASSES_OF_A_VERSION = 800;

    /** With an emulator in the process; 3,735 on Java 17 and 3,858 on 25 in November 2026. */
    private static final int CLASSES_OF_A_LIST = 4_200;

    private static final String SCRIPT =
            "class Sum { int of(a, b) { a + b } }; println([1, 2].collect { new Sum().of(it, 1) })";

    @TempDir
    Path temp;

    private Launcher arr(String cache) {
        return Launcher.arr().in(temp).env("ARR_CACHE", cache);
    }

    private List<String> loaded(Launcher launcher, String... words) throws IOException {
        Path log = temp.resolve("classes");
        var result =
                launcher.env("ARR_JAVA_OPTS", "-Xlog:class+load:file=" + log).run(words);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void aVersionLoadsLittle() throws IOException {
        var classes = loaded(arr("off"), "--version");

        assertThat(classes)
                .hasSizeLessThan(CLASSES_OF_A_VERSION)
                .anyMatch(line -> line.contains("dev.arrshell.internal.cli.ReleaseVersion"))
                .noneMatch(line -> line.contains(" picocli.") || line.contains("com.fasterxml"));
    }

    @Test
    void aCommandLoadsNoTlsForPlainHttpAndNoGroovy() throws IOException {
        var classes = loaded(arr("off"), "session", "list", "--emulator");

        assertThat(classes)
                .hasSizeLessThan(CLASSES_OF_A_LIST)
                .anyMatch(line -> line.contains("jdk.internal.net.http.HttpClientImpl"))
                .noneMatch(line -> line.contains("sun.security.ssl.SSLContextImpl"))
                .noneMatch(line -> line.contains(" groovy.lang."));
    }

    @Test
    void aSecondRunCompilesNothing() throws IOException {
        Files.writeString(temp.resolve("s.groovy"), SCRIPT);
        var kept = arr(temp.resolve("cache").toString());
        Files.createDirectories(temp.resolve("cache"));

        assertThat(loaded(kept, "s.groovy")).anyMatch(StartupIT::isCompiler);
        assertThat(loaded(kept, "s.groovy")).noneMatch(StartupIT::isCompiler);
        assertThat(loaded(kept, "-e", "6*7")).anyMatch(StartupIT::isCompiler);
        assertThat(loaded(kept, "-e", "6*7"))
                .noneMatch(StartupIT::isCompiler)
                .as("the formatter of results reads the JDK's packages")
                .noneMatch(line -> line.contains("org.codehaus.groovy.control.ResolveVisitor "));
        Files.writeString(temp.resolve("s.groovy"), SCRIPT + "\n");
        assertThat(loaded(kept, "s.groovy")).as("another text").anyMatch(StartupIT::isCompiler);
    }

    private static boolean isCompiler(String line) {
        return line.contains("org.apache.groovy.parser.antlr4.GroovyLangParser ");
    }

    @Test
    void aFailureHasItsLineAlsoInTheSecondRun() throws IOException {
        Files.writeString(temp.resolve("s.groovy"), "def a = 1\nfoo(a)\n");
        var kept = arr(temp.resolve("cache").toString());

        var first = kept.run("s.groovy");
        var second = kept.run("s.groovy");

        assertThat(second.err()).isEqualTo(first.err()).contains("s.groovy:2:1: there is no word or method foo");
        assertThat(second.exitCode()).isEqualTo(1);
    }

    @Test
    @Tag("long")
    void manyFirstRunsAtOnceAllAnswer() throws Exception {
        var kept = arr(temp.resolve("cache").toString());
        var processes =
                IntStream.range(0, 4).mapToObj(i -> kept.start("-e", "6*7")).toList();

        for (Process process : processes) {
            assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("42\n");
            assertThat(new String(process.getErrorStream().readAllBytes())).isEmpty();
            assertThat(process.waitFor()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null/cache", "/proc/cache", "not/absolute", "off"})
    @Tag("long")
    void aCacheThatCannotBeWrittenIsNoMatter(String cache) {
        assertAnswers(arr(cache));
    }

    @Test
    void aMissingHomeIsNoMatter() {
        assertAnswers(
                arr("off").withoutEnv("ARR_CACHE").withoutEnv("XDG_CACHE_HOME").withoutEnv("HOME"));
    }

    @Test
    @Tag("long")
    void anArchiveThatIsNoneIsNoMatter() throws IOException {
        Path cache = Files.createDirectories(temp.resolve("cache"));
        assertAnswers(arr(cache.toString()));
        for (Path file : files(cache.resolve("scripts"))) {
            Files.writeString(file, "no classes");
        }

        assertAnswers(arr(cache.toString()));
    }

    @Test
    @Tag("long")
    void clearsWhatWasKept() throws IOException {
        Path cache = temp.resolve("cache");
        assertAnswers(arr(cache.toString()));
        assertThat(files(cache.resolve("scripts"))).isNotEmpty();

        var result = arr(cache.toString()).run("cache", "clear");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(files(cache.resolve("scripts"))).isEmpty();
    }

    @Test
    void keepsNoSecretOnDisk() throws IOException {
        Path cache = temp.resolve("cache");
        var result =
                arr(cache.toString()).run("-e", "accountKey = 'YXJyIGVtdWxhdG9yLCBub3QgYSBzZWNyZXQga2V5ISE='; 6*7");

        assertThat(result.out()).isEqualTo("42\n");
        assertThat(files(cache.resolve("scripts"))).isEmpty();
    }

    @Test
    @Tag("long")
    void aLaterRunTakesTheProgramsClassesFromTheArchive() throws Exception {
        var kept = arr(temp.resolve("cache").toString());
        Path startup = Files.createDirectories(temp.resolve("cache/startup"));
        try (var watch = watch(startup)) {
            kept.run("-e", "1");
            assertThat(madeIn(startup, watch)).isNotEmptyFile();
        }

        assertThat(loaded(kept, "-e", "1"))
                .filteredOn(line -> line.contains(" dev.arrshell.") || line.contains(" picocli."))
                .filteredOn(line -> line.contains(".jar") || line.contains("file:"))
                .hasSizeLessThan(10);
    }

    @ParameterizedTest
    @CsvSource({
        "rwx------, rw-------, true",
        "rwxr-xr-x, rw-r--r--, true",
        "rwxrwx---, rw-------, false",
        "rwx---rwx, rw-------, false",
        "rwx------, rw-rw----, false",
        "rwx------, rw-----w-, false"
    })
    @Tag("long")
    void anArchiveThatOthersMayHaveWrittenIsNotUsed(String ofDirectory, String ofArchive, boolean used)
            throws Exception {
        var launcher = withFakeJava(
                "for word; do case $word in",
                "  -XX:DumpLoadedClassList=*) echo java/lang/Object > \"${word#*=}\" ;;",
                "  -XX:SharedArchiveFile=*.lock/archive) echo classes > \"${word#*=}\" ;;",
                "esac; done",
                "echo \"$@\"");
        Path startup = Files.createDirectories(temp.resolve("cache/startup"));
        Files.setPosixFilePermissions(startup, PosixFilePermissions.fromString("rwx------"));
        Path archive;
        try (var watch = watch(startup)) {
            assertThat(launcher.run("-e", "1").out()).doesNotContain("SharedArchiveFile");
            archive = madeIn(startup, watch);
        }

        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString(ofArchive));
        Files.setPosixFilePermissions(startup, PosixFilePermissions.fromString(ofDirectory));

        assertThat(launcher.run("-e", "1").out().contains("-XX:SharedArchiveFile=" + archive))
                .isEqualTo(used);
        assertThat(arr(temp.resolve("cache").toString()).run("cache").err().contains(startup + " is not used"))
                .isNotEqualTo(ofDirectory.matches("rwx.-..-."));
    }

    /** A run that was killed, or whose disk was full, may have made the lock and not written its process id. */
    @ParameterizedTest
    @ValueSource(strings = {"without an id", "with an empty id", "of a process that is gone"})
    @Tag("long")
    void anArchiveIsMadeAlsoWhereALockWasLeft(String lock) throws Exception {
        var launcher = withFakeJava("exit 0");
        Path startup = Files.createDirectories(temp.resolve("cache/startup"));
        try (var watch = watch(startup)) {
            launcher.run("-e", "1");
            Path archive = madeIn(startup, watch);
            Files.delete(archive);
            Path left = Files.createDirectory(Path.of(archive + ".lock"));
            if (!lock.startsWith("without")) {
                Files.writeString(left.resolve("pid"), lock.endsWith("gone") ? "2147483647\n" : "");
            }

            launcher.run("-e", "1");

            assertThat(madeIn(startup, watch)).isEqualTo(archive);
        }
    }

    private Launcher withFakeJava(String... lines) throws IOException {
        var java = FakeCommand.write(temp.resolve("java/bin"), "java", lines);
        Files.writeString(java.resolveSibling("release"), "JAVA_VERSION=\"17.0.15\"\n");
        return arr(temp.resolve("cache").toString())
                .env("JAVA_HOME", java.getParent().toString());
    }

    private static WatchService watch(Path directory) throws IOException {
        var watch = directory.getFileSystem().newWatchService();
        directory.register(watch, ENTRY_CREATE, ENTRY_DELETE);
        return watch;
    }

    /** Waits until the archive is there and its lock is removed. */
    private static Path madeIn(Path startup, WatchService watch) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (System.nanoTime() < deadline) {
            List<Path> there;
            try (Stream<Path> all = Files.list(startup)) {
                there = all.toList();
            }
            if (there.size() == 1 && there.get(0).toString().endsWith(".jsa")) {
                return there.get(0);
            }
            WatchKey key = watch.poll(1, TimeUnit.SECONDS);
            if (key != null) {
                key.pollEvents();
                key.reset();
            }
        }
        throw new AssertionError("no archive in " + startup);
    }

    private static void assertAnswers(Launcher launcher) {
        var result = launcher.run("-e", "6*7");

        assertThat(result.out()).as(result.err()).isEqualTo("42\n");
        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> file.toString().endsWith(".classes")).toList();
        }
    }
}
