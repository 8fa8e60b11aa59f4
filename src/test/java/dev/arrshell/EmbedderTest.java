package dev.arrshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arrshell.model.Lease;
import dev.arrshell.testing.EmbeddingProgram;
import dev.arrshell.testkit.EmulatedScript;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The core as a program sees it that embeds the jar: beside it there is Jackson and the platform, and nothing else. */
class EmbedderTest {

    /** The last is a part of the jar, under a name of its own. */
    private static final List<Class<?>> BROUGHT_ALONG =
            List.of(Lease.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class, BasicLineParser.class);

    /** Packages that must work without the optional libraries; those that are not there yet are passed over. */
    private static final Set<String> CORE = Set.of(
            "dev.arrshell",
            "dev.arrshell.model",
            "dev.arrshell.time",
            "dev.arrshell.error",
            "dev.arrshell.policy",
            "dev.arrshell.internal.wire",
            "dev.arrshell.internal.transport",
            "dev.arrshell.internal.auth",
            "dev.arrshell.internal.session",
            "dev.arrshell.emulator",
            "dev.arrshell.testkit",
            "dev.arrshell.internal.text",
            "dev.arrshell.internal.files",
            "dev.arrshell.internal.service",
            "dev.arrshell.internal.service.http",
            "dev.arrshell.internal.service.rest",
            "dev.arrshell.internal.service.session",
            "dev.arrshell.internal.service.token",
            "dev.arrshell.internal.service.simulated",
            "dev.arrshell.internal.service.journal",
            "dev.arrshell.internal.service.admin",
            "dev.arrshell.internal.service.binding");

    private URLClassLoader loader;

    @BeforeEach
    void embed() {
        URL[] places = BROUGHT_ALONG.stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        loader = new URLClassLoader("embedder", places, ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void everyClassOfTheCoreLoads() throws Exception {
        List<String> names = coreClasses();

        for (String name : names) {
            assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
        }
        assertThat(names).contains("dev.arrshell.model.Lease", "dev.arrshell.internal.wire.V1Dialect");
    }

    @Test
    void theLoaderHasNothingElse() {
        for (String name : List.of(
                "groovy.lang.Script",
                "org.jline.reader.LineReader",
                "picocli.CommandLine",
                "org.junit.jupiter.api.Test",
                "spock.lang.Specification",
                "org.assertj.core.api.Assert")) {
            assertThatThrownBy(() -> loader.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    @Test
    void aSessionRunsThere() throws Exception {
        URL tests = EmbeddingProgram.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader program = new URLClassLoader("program", new URL[] {tests}, loader)) {
            Class<?> type = program.loadClass(EmbeddingProgram.class.getName());
            Callable<?> session = (Callable<?>) type.getDeclaredConstructor().newInstance();

            assertThat(type.getClassLoader()).isSameAs(program);
            assertThat((String) session.call()).matches("READY on .+\\.westus2\\..+, then STOPPED");
        }
    }

    @Test
    void aScriptInATestNamesTheLibraryThatIsMissing() throws Exception {
        Method run = loader.loadClass(EmulatedScript.class.getName()).getMethod("run", String.class, String.class);

        assertThatThrownBy(() -> run.invoke(null, "Walk", "1"))
                .hasRootCauseInstanceOf(ClassNotFoundException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "to run a script, org.apache.groovy:groovy is needed on the class path (nothing was started)");
    }

    private static List<String> coreClasses() throws IOException, URISyntaxException {
        Path root = Path.of(
                Lease.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> className(root.relativize(file)))
                    .filter(name -> CORE.contains(name.substring(0, name.lastIndexOf('.'))))
                    .filter(name -> !name.endsWith(".package-info"))
                    .collect(Collectors.toList());
        }
    }

    private static String className(Path file) {
        String path = file.toString();
        return path.substring(0, path.length() - ".class".length())
                .replace(file.getFileSystem().getSeparator(), ".");
    }
}
