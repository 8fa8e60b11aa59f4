package dev.arrshell.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, in this process. */
final class MainTest {

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = {};
    private Map<String, String> environment = Map.of();

    private int arr(String... arguments) {
        var console = new CliConsole(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(environment()),
                false);
        return Main.run(console, arguments);
    }

    /** No test reads the configuration of whoever runs it. */
    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("ARR_HOME", temp.resolve("none").toString());
        return all;
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private String script(String name, String... lines) throws IOException {
        return Files.writeString(temp.resolve(name), String.join("\n", lines)).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6*7                       | 42",
                "println 6*7               | 42",
                "[1, [a: STANDARD]]        | [1, [a:STANDARD]]",
                "\"text\"                    | text",
                "4.hours                   | PT4H",
                "accountKey                | AccountKey(****)",
                "args.toList()             | [--x, -e, y]"
            })
    void printsTheValueOfACodeOnce(String code, String printed) {
        assertThat(arr("-e", code, "--", "--x", "-e", "y")).isZero();
        assertThat(out()).isEqualToIgnoringNewLines(printed);
        assertThat(err()).isEmpty();
    }

    @Test
    void printsNothingWhereTheValueIsNull() {
        assertThat(arr("-e", "null")).isZero();
        assertThat(out()).isEmpty();
    }

    @Test
    void runsTheChainWordForWord() {
        assertThat(
                        arr(
                                "-e",
                                "id = accountId; key = accountKey; "
                                        + "arr.account(id, key).region(\"westus2\").session().size(PREMIUM).lease(hours(4)).start().awaitReady()"))
                .isZero();
        assertThat(out()).startsWith("ReadySession(");
        assertThat(err()).contains("is emulated").contains("arr: stopped session ");
    }

    @Test
    void givesAFileItsArguments() throws IOException {
        String file = script("walk.groovy", "println args.toList()", "'not printed'");

        assertThat(arr(file, "a", "--b", "-e")).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("[a, --b, -e]");
    }

    @Test
    void readsAScriptFromStandardInput() {
        in = "println 'grüße ' + args[0]".getBytes(UTF_8);

        assertThat(arr("-", "x")).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("grüße x");
    }

    @Test
    void tellsWhereAScriptFailedAndNoTrace() throws IOException {
        String file = script("walk.groovy", "println 1", "region 'westus22'", "println 2");

        assertThat(arr(file)).isEqualTo(2);
        assertThat(out()).isEqualToIgnoringNewLines("1");
        assertThat(err().lines())
                .containsExactly(
                        file + ":2:9: unknown region 'westus22' - did you mean westus2? Known: australiaeast, eastus,"
                                + " eastus2, japaneast, northeurope, southcentralus, southeastasia, uksouth,"
                                + " westeurope, westus2; another server is named by its address,"
                                + " as the endpoint (nothing was sent)",
                        "  region 'westus22'",
                        "          ^^^^^^^^");
    }

    @Test
    void tellsWhereAScriptDoesNotCompile() throws IOException {
        String file = script("walk.groovy", "println 1", "  int x = (2");

        assertThat(arr(file)).isEqualTo(1);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith(file + ":2:").contains("(nothing was run, nothing was sent)", "\n  int x = (2\n");
    }

    @Test
    void tellsOfACodeThatFailed() {
        assertThat(arr("-e", "foo()")).isEqualTo(1);
        assertThat(err().lines()).startsWith("-e:1:1: there is no word or method foo (nothing was sent)", "  foo()");
    }

    @Test
    void endsWellAfterAFailure() throws IOException {
        String file = script(
                "walk.groovy",
                "createSession(size: STANDARD, lease: 1.hours)",
                "onExit { println 'cleaned up' }",
                "assert sessions().empty");

        assertThat(arr(file)).isEqualTo(1);
        assertThat(out()).isEqualToIgnoringNewLines("cleaned up");
        assertThat(err()).contains(file + ":3: assert sessions().empty", "arr: stopped session ");
    }

    @Test
    void failsWhereTheEndFails() {
        assertThat(arr("-e", "onExit { foo() }; 1")).isEqualTo(5);
        assertThat(err()).contains("arr: onExit failed: there is no word or method foo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new File('/nonexistent/x').text = 'x'",
                "throw new Throwable('bare')",
                "throw new Error('worse')",
                "throw new OutOfMemoryError('worst')",
                "throw new ThreadDeath()",
                "def again; again = { again() }; again()",
                "throw new Exception() { String getMessage() { throw new IllegalStateException() } }"
            })
    void whateverAScriptOrItsEndThrowsEndsTheRunAsDocumented(String code) {
        String others = "onExit { println 'first' }; createSession(size: STANDARD, lease: 1.hours)\n";

        assertThat(arr("-e", others + code)).isEqualTo(1);
        assertThat(arr("-e", others + "onExit { " + code + " }; null")).isEqualTo(5);
        assertThat(out().lines()).containsExactly("first", "first");
        assertThat(err()).containsSubsequence("arr: stopped session ", "arr: onExit failed: ", "arr: stopped session ");
        assertThat(err()).doesNotContain("internal error", "\tat ");
        out.reset();
        assertThat(arr("--rehearse", "-e", others + code)).isEqualTo(1);
        assertThat(arr("--rehearse", "-e", others + "onExit { " + code + " }; null"))
                .isEqualTo(5);
        assertThat(out()).containsSubsequence("first", "Rehearsal of ", "first", "Rehearsal of ");
    }

    @Test
    void aPipeFailsWhereItsEndFails() {
        in = "onExit { throw new Error('worse') }\n".getBytes(UTF_8);

        assertThat(arr()).isEqualTo(5);
        assertThat(err()).contains("onExit failed: Error: worse");
    }

    @Test
    void anInterruptedScriptIsNoFailedOne() {
        assertThat(arr("-e", "Thread.currentThread().interrupt(); sessions()")).isEqualTo(130);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(arr("no/such/file.groovy")).isEqualTo(2);
        assertThat(err()).startsWith("arr: there is no file no/such/file.groovy (in ");
        assertThat(out()).isEmpty();
    }

    @Test
    void staysAtThePromptWithWhatAScriptHasDone() throws IOException {
        in = "println x + 1\n".getBytes(UTF_8);

        assertThat(arr("-i", script("first.groovy", "x = 41"))).isZero();
        assertThat(out()).contains("42");
    }

    @Test
    void refusesADirectory() {
        assertThat(arr(temp.toString())).isEqualTo(2);
        assertThat(err()).isEqualToIgnoringNewLines("arr: " + temp + " is a directory, not a script");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        var file = Files.write(
                temp.resolve("latin.groovy"), "println 1\nprintln 'gr\u00fc\u00dfe'".getBytes("ISO-8859-1"));

        assertThat(arr(file.toString())).isEqualTo(2);
        assertThat(err()).startsWith("arr: " + file + ":2:12: not UTF-8: byte 0xFC");
    }

    @Test
    void takesAByteOrderMarkAndAHashBang() throws IOException {
        assertThat(arr(script("bom.groovy", "\uFEFFprintln 1"))).isZero();
        assertThat(arr(script("bang.groovy", "#!/usr/bin/env arr", "println 2")))
                .isZero();
        assertThat(out().lines()).containsExactly("1", "2");
    }

    @Test
    void refusesAConfigurationThatCannotBe() {
        environment = Map.of("ARR_REGION", "westus22");

        assertThat(arr("-e", "1")).isEqualTo(2);
        assertThat(err()).startsWith("arr: ARR_REGION: unknown region 'westus22' - did you mean westus2?");
    }

    @Test
    void explainsWrongUsage() {
        assertThat(arr("--verison")).isEqualTo(2);
        assertThat(err()).contains("arr: Unknown option: '--verison' - did you mean --version?");
        assertThat(arr("-e")).isEqualTo(2);
        assertThat(out()).isEmpty();
    }

    @Test
    void helps() {
        assertThat(arr("--help")).isZero();
        assertThat(out())
                .contains(
                        "arr [options] FILE [args...]", "-e, --eval=CODE", "Exit codes: 0 ok", "session", "completion");
        assertThat(err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(arr("--version")).isZero();
        assertThat(out().lines())
                .containsExactly(
                        "arr (not packaged)",
                        "commit unknown (not built in a clone)",
                        "java " + System.getProperty("java.runtime.version") + " " + System.getProperty("java.vm.name")
                                + " " + System.getProperty("java.vendor"),
                        "system " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"));
    }
}
