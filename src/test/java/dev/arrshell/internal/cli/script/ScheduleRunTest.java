package dev.arrshell.internal.cli.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code arr run --stay}, in this process and in virtual time. */
final class ScheduleRunTest {

    /** Begins at midnight. */
    private static final String DAILY = """
            sleep Duration.between(now, now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
            every('daily 07:30', 'UTC').start(client.session(size: STANDARD, lease: 1.hour)).until('18:00')
            """;

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int main(String... words) {
        var console = new CliConsole(
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(Map.of("ARR_HOME", temp.resolve("none").toString())),
                false);
        return Main.run(console, words);
    }

    private int arr(String script, String... options) throws IOException {
        String file = Files.writeString(temp.resolve("daily.groovy"), script).toString();
        String[] words = new String[options.length + 2];
        words[0] = "run";
        System.arraycopy(options, 0, words, 1, options.length);
        words[words.length - 1] = file;
        return main(words);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private long told(String words) {
        return err().lines().filter(line -> line.contains(words)).count();
    }

    @ParameterizedTest
    @CsvSource({"--stay,7", "--stay-for 3d,3", "--stay --stay-for 1d,1"})
    void staysForAVirtualTimeAndTellsEachStartAndStop(String options, int days) throws IOException {
        assertThat(arr(DAILY, options.split(" "))).isZero();

        assertThat(told("schedule daily 07:30 UTC until 18:00: session ")).isGreaterThanOrEqualTo(3L * days - 2);
        assertThat(told("was started, to be stopped at 18:00")).isEqualTo(days);
        assertThat(told("is ready until 18:00")).isEqualTo(days);
    }

    @Test
    void saysHowToStayWhereItDoesNot() throws IOException {
        assertThat(arr(DAILY)).isZero();

        assertThat(err())
                .contains(
                        "the script has ended, and its schedules end with it: daily 07:30 UTC until 18:00; to stay for them:"
                                + " arr run --stay ")
                .contains("daily.groovy");
    }

    @ParameterizedTest
    @CsvSource({"-e,--stay FILE", "--rehearse -e,--rehearse --stay FILE"})
    void aTextHasToBeWrittenToAFileFirst(String options, String advised) {
        Stream<String> words = Stream.concat(Stream.of(options.split(" ")), Stream.of(DAILY));

        assertThat(main(words.toArray(String[]::new))).isZero();

        assertThat(err()).contains("to stay for them, write the script to a file, then: arr run " + advised + "\n");
    }

    @Test
    void aRehearsalIsNotAdvisedToRunForReal() throws IOException {
        assertThat(arr(DAILY, "--rehearse")).isZero();

        assertThat(err()).contains("to stay for them: arr run --rehearse --stay ");
    }

    @Test
    void tellsOfNoFailedStartWhenTheRunEnds() throws IOException {
        String always = "every('* * * * *', 'UTC').start(client.session(size: STANDARD, lease: 1.hour)).until('00:00')";

        assertThat(arr(always)).isZero();

        assertThat(err()).contains("and its schedules end with it").doesNotContain("could not be started");
    }

    @Test
    void saysThatThereIsNothingToStayFor() throws IOException {
        assertThat(arr("println 'hi'", "--stay")).isZero();

        assertThat(err()).contains("the script has begun no schedule, so the run ends with it");
    }

    @Test
    void aScheduleThatTheScriptClosesIsNothingToStayFor() throws IOException {
        assertThat(arr(DAILY.replace("every", "s = every") + "s.close()", "--stay"))
                .isZero();

        assertThat(err()).contains("the script has begun no schedule");
    }

    @Test
    void aRehearsalShowsTheWeek() throws IOException {
        assertThat(arr(DAILY, "--rehearse", "--stay", "--price-standard", "2")).isZero();

        assertThat(out.toString(UTF_8))
                .contains("of virtual time")
                .contains("CREATE 7")
                .contains("STOP 7")
                .doesNotContain("!");
    }
}
