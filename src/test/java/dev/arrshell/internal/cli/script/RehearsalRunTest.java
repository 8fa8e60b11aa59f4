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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code arr --rehearse}, in this process. */
final class RehearsalRunTest {

    private static final String NIGHT = """
            println 'begins'
            def session = client.session().size(PREMIUM).lease(8.hours).start()
            onExit { session.stop() }
            session.awaitReady()
            sleep 6.hours
            """;

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;

    /** No test reads the configuration of whoever runs it. */
    @BeforeEach
    void nothingIsConfigured() {
        environment.put("ARR_HOME", temp.resolve("none").toString());
    }

    private int arr(String... arguments) {
        var console = new CliConsole(
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(environment),
                terminal);
        return Main.run(console, arguments);
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private String script(String text) throws IOException {
        return Files.writeString(temp.resolve("night.groovy"), text).toString();
    }

    @Test
    void endsWithATimeline() throws IOException {
        assertThat(arr("run", "--rehearse", "--price-premium", "12.50", script(NIGHT)))
                .isZero();

        assertThat(out())
                .startsWith("begins" + System.lineSeparator() + "Rehearsal of ")
                .contains("Premium  westus2  line 2")
                .contains("Ready after 2m00s, stopped after 6h00m; lease 8h00m")
                .contains("CREATE 1")
                .contains("STOP 1")
                .contains("billed     Premium 6.00 h")
                .containsPattern("cost       75\\.\\d\\d USD at most")
                .doesNotContain("!");
        assertThat(err()).isEmpty();
    }

    @Test
    void takesPricesFromTheConfiguration() throws IOException {
        Path home = Files.createDirectory(temp.resolve("home"));
        Files.writeString(home.resolve("config.toml"), "price_premium = 2\nprice_currency = \"EUR\"\n");
        environment.put("ARR_HOME", home.toString());

        assertThat(arr("--rehearse", script(NIGHT))).isZero();
        assertThat(out()).containsPattern("cost       12\\.\\d\\d EUR at most");
    }

    @ParameterizedTest
    @CsvSource({"--rehearse", "run"})
    void aPoolsBudgetGoesByTheConfiguredPrice(String how) throws IOException {
        String pool =
                script("p = client.pool(PREMIUM).lease(1.hour).maxCost(20).start(); 2.times { p.acquire().discard() }");

        assertThat(arr(how, pool)).isEqualTo(2);
        assertThat(err()).contains("set price_premium in the configuration, or give the price here: maxCost(60, 3)");

        environment.put("ARR_PRICE_PREMIUM", "12");
        assertThat(arr(how, pool)).isZero();

        environment.put("ARR_PRICE_PREMIUM", "20.01");
        arr(how, pool);
        assertThat(err()).contains("would cost more than the budget of 20 a day, of which 0.0000 are spent");
    }

    @Test
    void leavesStandardOutputToTheDocument() throws IOException {
        assertThat(arr("--rehearse", "--output", "json", script(NIGHT))).isZero();

        assertThat(out()).startsWith("{").contains("\"status\": \"Stopped\"").doesNotContain("begins");
        assertThat(err()).isEqualToIgnoringNewLines("begins");
    }

    /** As the real run, it does the rest of the end and says what failed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "new File('/nonexistent/x').text = 'x'",
                "throw new IOException('gone')",
                "throw new Error('worse')",
                "def again; again = { again() }; again()",
                "assert 1 > 2"
            })
    void outlivesWhatAnOnExitThrows(String thrown) throws IOException {
        String text = "client.session(size: STANDARD, lease: '1:0:0').start(); onExit { println 'first' }; onExit { "
                + thrown + " }";

        assertThat(arr("--rehearse", script(text))).isEqualTo(5);
        assertThat(out()).contains("first").contains("Rehearsal of ").contains("STOP 1");
        assertThat(err()).contains("onExit failed: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assert false                                                              | 1",
                "throw new IllegalArgumentException('mine')                                | 1",
                "client.session('11111111-1111-1111-1111-111111111111').properties()       | 4",
                "System.getenv('nothing').length()                                         | 1",
                "client.session(size: STANDARD, lease: '1:0:0').start().awaitReady(1.seconds) | 6"
            })
    void hasTheScriptsOwnExitCode(String text, int code) throws IOException {
        assertThat(arr("--rehearse", script(text))).isEqualTo(code);
        assertThat(out()).contains("Rehearsal of ").contains("requests ");
    }

    @Test
    void saysWhatWouldBeLeftRunning() throws IOException {
        String left = script("\ncreateSession(size: STANDARD, lease: '4:0:0')\nsession.awaitReady()");

        assertThat(arr("--rehearse", "--price-standard", "3", left)).isZero();
        assertThat(out())
                .containsPattern("! session \\S+ started at line 2, was left")
                .containsPattern("with --on-exit keep it\\s+would bill until .*Z, 12\\.00 USD at most");
        out.reset();
        assertThat(arr("--rehearse", "--on-exit", "keep", "--price-standard", "3", left))
                .isZero();
        assertThat(out())
                .contains("goes on and bills")
                .contains("billed     Standard 4.00 h")
                .contains("cost       12.00 USD at most");
        out.reset();
        assertThat(arr("--rehearse", "--on-exit", "fail", left)).isEqualTo(5);
        assertThat(out()).contains("the end of the run stopped it");
    }

    @Test
    void neverTouchesWhatIsConfigured() throws IOException {
        environment.put("ARR_ACCOUNT_ID", "22222222-2222-2222-2222-222222222222");
        environment.put("ARR_ENDPOINT", "http://127.0.0.1:1/eastus");
        environment.put("ARR_STS", "http://127.0.0.1:1");

        assertThat(arr("--rehearse", "--verbose", script(NIGHT))).isZero();

        assertThat(out()).contains("Premium  eastus  line 2");
        assertThat(err())
                .contains("/eastus/v1/accounts/22222222-2222-2222-2222-222222222222/sessions/create")
                .doesNotContain("127.0.0.1:1/");
    }

    @Test
    void drawsTheTimelineIntoAFile() throws IOException {
        Path file = temp.resolve("night.svg");

        assertThat(arr("--rehearse", "--timeline", file.toString(), script(NIGHT)))
                .isZero();
        assertThat(file)
                .content(UTF_8)
                .startsWith("<?xml")
                .contains("Ready, billed, 6h00m")
                .endsWith("</svg>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--timeline t.svg FILE                    | --timeline draws a rehearsal: add --rehearse",
                "--rehearse --timeline /no/where/t.svg FILE | there is no directory /no/where",
                "--rehearse --timeline DIRECTORY FILE     | it is a directory",
                "--rehearse -i FILE                       | choose one",
                "--rehearse                               | --rehearse needs a script",
                "run --timeline t.svg FILE                | --timeline draws a rehearsal: add --rehearse"
            })
    void refusesWhatDoesNotGoTogether(String words, String why) throws IOException {
        String file = script("println 'ran'");
        String[] arguments = words.replace("FILE", file)
                .replace("DIRECTORY", temp.toString())
                .split(" ");

        assertThat(arr(arguments)).isEqualTo(2);
        assertThat(err()).contains(why);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40, true, xterm", "40, false, xterm", "100, true, xterm", "40, false, dumb"})
    void keepsWithinTheTerminal(int columns, boolean coloured, String kind) throws IOException {
        terminal = true;
        environment.put("TERM", kind);
        environment.put("COLUMNS", String.valueOf(columns));
        if (!coloured && kind.equals("xterm")) {
            environment.put("NO_COLOR", "1");
        }

        assertThat(arr("--rehearse", script("sleep 1.hours; createSession(size: STANDARD, lease: '1:0:0')")))
                .isZero();

        assertThat(out().contains("\u001b[")).isEqualTo(coloured);
        assertThat(out().replaceAll("\u001b\\[\\d+m", "").lines().filter(line -> !line.contains(temp.toString())))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void evaluatesATextAndShowsTheTimelineInPlaceOfItsValue() {
        assertThat(arr("--rehearse", "-e", "sleep 2.hours; 42")).isZero();
        assertThat(out()).startsWith("Rehearsal of -e: 2h00m of virtual time").doesNotContain("42");
    }
}
