package dev.arrshell.internal.cli.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.internal.cli.Main;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.config.value.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a script's file hides no word of it, in whatever way the script is run. */
@Tag("long")
final class ScriptNameTest {

    private static final String TEXT = """
            import groovy.transform.Field
            @Field int field = 4
            session = client.session(size: STANDARD, lease: hours(1)).start()
            def ids = { sessions()*.id }
            assert ids() == [sessionId] && session.id == sessionId
            assert args.toList() == ['word'] && token == null && arr.options() != null
            assert Session.isInstance(session) && env instanceof Map && Duration.ofHours(1) == hours(1)
            class Own { def six() { 6 } }
            def helper(number) { number + 1 }
            assert helper(new Own().six()) == 7
            println "${new Object() { String toString() { 'anonymous' } }} $field"
            """;

    @TempDir
    Path temp;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] in = {};

    private int arr(String... arguments) {
        var console = new CliConsole(
                new ByteArrayInputStream(in),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                Environment.of(Map.of(
                        "ARR_HOME",
                        temp.toString(),
                        "ARR_CACHE",
                        temp.resolve("cache").toString())),
                false);
        return Main.run(console, arguments);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private String script(String name, String text) throws IOException {
        return Files.writeString(temp.resolve(name), text).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client.groovy",
                "session.groovy",
                "sessionId.groovy",
                "token.groovy",
                "args.groovy",
                "arr.groovy",
                "env.groovy",
                "hours.groovy",
                "helper.groovy",
                "ids.groovy",
                "Session.groovy",
                "Arr.groovy",
                "STANDARD.groovy",
                "Duration.groovy",
                "Own.groovy",
                "Field.groovy",
                "class.groovy",
                "null.groovy",
                "a-b.groovy",
                "1.groovy",
                "client.old.groovy",
                "client",
                ".groovy",
                "two words.groovy",
                "größe.groovy",
                "it's $x.groovy",
                "Script1.groovy"
            })
    void hidesNothing(String name) throws IOException {
        String file = script(name, TEXT);

        assertThat(arr("check", file)).as(out.toString(UTF_8)).isZero();
        assertThat(arr(file, "word")).as(err()).isZero();
        assertThat(arr("run", file, "word")).as("from the cache: " + err()).isZero();
        assertThat(arr("--rehearse", file, "word")).as(err()).isZero();
        assertThat(out.toString(UTF_8).lines().filter("anonymous 4"::equals)).hasSize(3);
        assertThat(arr("--dry-run", file, "word")).as(err()).isZero();
        assertThat(err().lines()).contains("anonymous 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.groovy", "a-b.groovy", "two words.groovy", "class.groovy"})
    void standsInFailuresAsItIs(String name) throws IOException {
        String late = script(name, "def fail() {\n  throw new IOException('mine')\n}\n[1].each { fail() }");

        assertThat(arr(late)).isEqualTo(1);
        assertThat(err()).contains(late + ":2: IOException: mine").doesNotContain("-script");
        assertThat(arr("check", script(name, "println 1\nclient.foo()"))).isEqualTo(2);
        assertThat(out.toString(UTF_8)).contains(temp.resolve(name) + ":2:").doesNotContain("-script");
        assertThat(arr(
                        "-e",
                        "def trace = null; try { throw new Error() } catch (Error e) { trace = e.stackTrace };"
                                + " println trace.find { it.methodName == 'run' && it.fileName == '-e' }.lineNumber"))
                .as(err())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"package client\nprintln client.account() != null", "class Main { static main(args) { } }"})
    void doesNotMatterWithAPackageOrAClassAlone(String text) throws IOException {
        assertThat(arr(script("client.groovy", text))).as(err()).isZero();
    }

    @Test
    void thePromptHasNoNamesEither() throws IOException {
        String file = script("client.groovy", "println client.account() != null");
        in = ("prompt1 = 1\nprompt2 = 2\nprompt3 = 3\nprintln([prompt1, prompt2, prompt3])\nwarm = 5\nprintln warm\n"
                        + ":load " + file + "\n:save " + temp.resolve("saved.groovy") + "\n")
                .getBytes(UTF_8);

        assertThat(arr()).as(err() + out.toString(UTF_8)).isZero();
        assertThat(out.toString(UTF_8)).contains("[1, 2, 3]", "5", "true");
        in = new byte[0];
        assertThat(arr("-i", file)).as(err()).isZero();
    }
}
