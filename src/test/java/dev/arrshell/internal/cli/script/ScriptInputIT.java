package dev.arrshell.internal.cli.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script gets and is, as the packaged program takes it: arguments, byte order marks, other files that it runs. */
@Tag("long")
final class ScriptInputIT {

    @TempDir
    Path temp;

    @Test
    void argumentsAreTheScriptsOwn() throws IOException {
        Files.writeString(temp.resolve("list.txt"), "a b\nc\n");
        Files.writeString(temp.resolve("s.groovy"), "println args.toList()\n");

        var result = Launcher.arr().in(temp).run("s.groovy", "@list.txt", "--output", "@@x");

        assertThat(result.out()).as(result.err()).isEqualTo("[@list.txt, --output, @@x]\n");
    }

    @Test
    void aByteOrderMarkIsNoTextOfAPipe() {
        var result = Launcher.arr().in(temp).stdin("\uFEFFprintln 6 * 7\n").run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("42\n");
    }

    @ParameterizedTest
    @CsvSource({
        "println 1; nothing(), inner.groovy:1",
        "println 1; int x = 'abc', inner.groovy:1",
        "println 1; def (, inner.groovy:1",
        "println 1; throw new Exception('mine'), inner.groovy:1"
    })
    void aFileThatAScriptRunsIsNamedForItsOwnErrors(String inner, String place) throws IOException {
        Files.writeString(temp.resolve("inner.groovy"), inner);
        Files.writeString(temp.resolve("outer.groovy"), "x = 1\n\nevaluate(new File('inner.groovy'))\n");

        var result = Launcher.arr().in(temp).run("outer.groovy");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith(place);
        assertThat(result.err().replace("\n  called from outer.groovy:3\n", "\n"))
                .doesNotContain("outer.groovy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate(new File('inner.groovy'))", "run(new File('inner.groovy'), ['a'] as String[])"})
    void aFileThatAScriptRunsSpeaksTheSameLanguageAndMayHaveAByteOrderMark(String call) throws IOException {
        Files.writeString(temp.resolve("inner.groovy"), "\uFEFFlease = 4.hours\nprintln \"$STANDARD for $lease\"\n");
        Files.writeString(temp.resolve("outer.groovy"), call + "\nprintln lease\n");

        for (String[] how : new String[][] {{"outer.groovy"}, {"--rehearse", "outer.groovy"}}) {
            var result = Launcher.arr().in(temp).run(how);

            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(result.out()).startsWith("STANDARD for PT4H\nPT4H\n");
        }
        var piped = Launcher.arr().in(temp).stdin(call + "\nprintln lease\n").run();
        assertThat(piped.out())
                .as(piped.err())
                .startsWith("STANDARD for PT4H\n")
                .contains("\nPT4H\n");
    }

    @Test
    void aCallersOwnErrorsStayItsOwn() throws IOException {
        Files.writeString(temp.resolve("inner.groovy"), "def f = { it() }\nreturn f\n");
        Files.writeString(temp.resolve("outer.groovy"), "f = evaluate(new File('inner.groovy'))\nf { nothing() }\n");

        var result = Launcher.arr().in(temp).run("outer.groovy");

        assertThat(result.err()).contains("outer.groovy:2");
    }
}
