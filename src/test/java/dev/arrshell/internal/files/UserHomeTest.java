package dev.arrshell.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserHomeTest {

    private static final Path ROOT = Path.of("/").toAbsolutePath();

    @TempDir
    private Path real;

    private static UserHome home(Map<String, String> environment, String javaHome) {
        return UserHome.of(name -> Optional.ofNullable(environment.get(name)), javaHome);
    }

    @Test
    void theVariableHomeCountsMoreThanWhatJavaTakesForTheHome() {
        UserHome home = home(Map.of("HOME", "/elsewhere"), real.toString());

        assertThat(home.directory()).isEqualTo(Path.of("/elsewhere"));
        assertThat(home.settings()).isEqualTo(Path.of("/elsewhere/.arr"));
        assertThat(home.history()).isEqualTo(Path.of("/elsewhere/.arr/history"));
    }

    @Test
    void arrHomeMovesSettingsAndHistoryButNotTheHome() {
        UserHome home = home(Map.of("HOME", "/elsewhere", "ARR_HOME", "/settings"), real.toString());

        assertThat(home.directory()).isEqualTo(Path.of("/elsewhere"));
        assertThat(home.settings()).isEqualTo(Path.of("/settings"));
        assertThat(home.history()).isEqualTo(Path.of("/settings/history"));
    }

    @Test
    void withoutTheVariableTheHomeIsWhatJavaTakesForIt() {
        assertThat(home(Map.of(), real.toString()).settings()).isEqualTo(real.resolve(".arr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "relative", "./here"})
    void aVariableHomeThatIsNotAbsoluteDoesNotCount(String variable) {
        assertThat(home(Map.of("HOME", variable), real.toString()).directory()).isEqualTo(real);
    }

    @Test
    void anEmptyArrHomeDoesNotCount() {
        assertThat(home(Map.of("ARR_HOME", ""), real.toString()).settings()).isEqualTo(real.resolve(".arr"));
    }

    @Test
    void aRelativeArrHomeIsBelowTheWorkingDirectory() {
        assertThat(home(Map.of("ARR_HOME", "mine"), real.toString()).settings())
                .isEqualTo(Path.of("mine").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "", "/no/such/directory", "src"})
    void aUserWithoutAHomeHasNoneInTheWorkingDirectory(String javaHome) {
        UserHome home = home(Map.of(), javaHome);

        assertThat(home.directory()).isEqualTo(ROOT);
        assertThat(home.settings()).isEqualTo(ROOT.resolve(".arr"));
    }

    @Test
    void aUserForWhomJavaNamesNoHomeHasTheRootDirectory() {
        assertThat(home(Map.of(), null).directory()).isEqualTo(ROOT);
    }

    @Test
    void aFileInThePlaceOfTheHomeDoesNotCount() throws Exception {
        Path file = Files.createFile(real.resolve("file"));

        assertThat(home(Map.of(), file.toString()).directory()).isEqualTo(ROOT);
    }
}
