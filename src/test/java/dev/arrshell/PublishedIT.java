package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.PublicApi;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code mvn install} hands out. */
class PublishedIT {

    private static final Path TARGET = Path.of("target");
    private static final String SHADED = "dev/arrshell/internal/shaded/";
    private static final Instant STAMP = Instant.parse("2026-11-01T00:00:00Z");

    private static Path only(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("arr-[\\d.]+(-SNAPSHOT)?" + ending))
                    .reduce((one, other) -> {
                        throw new AssertionError("two of one kind: " + one + ", " + other);
                    })
                    .orElseThrow(() -> new AssertionError("no arr-…" + ending + " in " + directory));
        }
    }

    private static JarFile jar(String ending) throws IOException {
        return new JarFile(only(ending.equals(".jar") ? TARGET.resolve("dist/lib") : TARGET, ending)
                .toFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {".jar", "-sources.jar", "-javadoc.jar"})
    void theSameCommitGivesTheSameBytes(String ending) throws IOException {
        try (JarFile jar = jar(ending)) {
            Set<Instant> stamps = jar.stream()
                    .filter(entry -> !isHttpCores(entry.getName()))
                    .map(entry -> entry.getTimeLocal().toInstant(ZoneOffset.UTC))
                    .collect(Collectors.toSet());

            assertThat(stamps).containsExactly(STAMP);
        }
    }

    /** Those entries keep the time that they have in HttpCore's own jar; the descriptor gets it too. */
    private static boolean isHttpCores(String name) {
        return name.startsWith(SHADED)
                || Set.of("META-INF/NOTICE", "module-info.class").contains(name);
    }

    @Test
    void httpCoreIsPartOfTheJarAndOfNothingElse() throws IOException {
        try (JarFile jar = jar(".jar");
                Stream<Path> libraries = Files.list(TARGET.resolve("dist/lib"))) {
            assertThat(jar.getEntry(SHADED + "httpcore/http/message/BasicLineParser.class"))
                    .isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.startsWith("org/apache/"));
            assertThat(libraries.map(Path::toString)).noneMatch(name -> name.contains("httpcore"));
        }
    }

    @Test
    void theJarIsAModuleThatExportsWhatIsPublicAndNeedsJacksonAlone() throws IOException {
        var module = ModuleFinder.of(only(TARGET.resolve("dist/lib"), ".jar"))
                .find("dev.arrshell")
                .orElseThrow()
                .descriptor();

        assertThat(module.exports().stream().map(Exports::source))
                .containsExactlyInAnyOrderElementsOf(PublicApi.packages());
        assertThat(module.requires().stream()
                        .filter(needed -> !needed.modifiers().contains(Requires.Modifier.STATIC))
                        .map(Requires::name))
                .containsExactlyInAnyOrder("java.base", "java.net.http", "com.fasterxml.jackson.databind");
        assertThat(module.isAutomatic()).isFalse();
    }

    @Test
    void theJarHasNothingOfTheMachine() throws IOException {
        try (JarFile jar = jar(".jar")) {
            assertThat(jar.getManifest().getMainAttributes().keySet().stream().map(Object::toString))
                    .doesNotContain("Built-By", "Build-Jdk");
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }

    @Test
    void theSourcesAreThere() throws IOException {
        try (JarFile jar = jar("-sources.jar")) {
            assertThat(jar.getEntry("dev/arrshell/Arr.java")).isNotNull();
        }
    }

    @Test
    void theJavadocIsOfWhatOthersBuildOn() throws IOException {
        try (JarFile jar = jar("-javadoc.jar")) {
            Set<String> names = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());

            assertThat(names).contains("dev/arrshell/Arr.html", "dev/arrshell/junit/ArrTest.html");
            assertThat(names).noneMatch(name -> name.contains("/internal/") || name.contains("/repl/"));
        }
    }

    /** Its plugin does nothing where Maven is offline, so there may be none of the first build then. */
    @Test
    void theBillOfMaterialsNamesWhatShips() throws IOException {
        Path file = TARGET.resolve("bom.json");
        if (!Files.exists(file)) {
            assertThat(System.getProperty("arr.offline")).isEqualTo("is true");
            return;
        }
        String bill = Files.readString(file);

        assertThat(bill)
                .contains("\"jackson-databind\"", "\"httpcore5\"", "\"CycloneDX\"")
                .doesNotContain("\"spock-core\"", "serialNumber");
    }
}
