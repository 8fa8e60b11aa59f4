package dev.arrshell.internal.cli.admin

import dev.arrshell.testing.Checkout
import dev.arrshell.testing.Terminal
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** TAB in the shells themselves, with the completion script that the packaged program writes for each. */
@Tag('long')
@Timeout(120)
class CompletionITSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    Terminal terminal = new Terminal()

    def setup() {
        Files.writeString(dir.resolve('config.toml'), '[profile.nightly]\nregion = "eastus"\n')
        Files.writeString(dir.resolve('farm.groovy'), 'println 1')
        def at = Instant.now().toString()
        Files.writeString(dir.resolve('started.jsonl'), """{"event":"start","key":"k/1","at":"$at","endpoint":"http://localhost:1",\
"account":"7c5a0b6e-0002-4a7b-9c1d-2f3e4a5b6c7d","size":"standard","lease":"PT4H","pid":"1","host":"here",\
"id":"7c5a0b6e-0001-4a7b-9c1d-2f3e4a5b6c7d","settled":"true"}\n""")
    }

    /** What is typed before TAB, and what stands there then. */
    static final TYPED = [
            ['arr ses', 'arr session '],
            ['arr session ext', 'arr session extend '],
            ['arr session start --max', 'arr session start --max-lease-time '],
            ['arr session start --size pre', 'arr session start --size premium '],
            ['arr session list --output j', 'arr session list --output json '],
            ['arr --profile ni', 'arr --profile nightly '],
            ['arr help conv', 'arr help conversion '],
            ['arr session stop 7c', 'arr session stop 7c5a0b6e-0001-4a7b-9c1d-2f3e4a5b6c7d '],
            ['arr --region japan', 'arr --region japaneast '],
            ['arr run --on-exit k', 'arr run --on-exit keep '],
            ['arr completion fi', 'arr completion fish '],
            ['arr check fa', 'arr check farm.groovy '],
            ['arr fa', 'arr farm.groovy ']]

    @Requires(value = { CompletionITSpec.has('tmux', 'bash') }, reason = 'tmux or bash is missing: apt-get install tmux bash, then run this again')
    def "bash"() {
        expect:
        completes('bash --norc --noprofile', 'bash')
    }

    @Requires(value = { CompletionITSpec.has('tmux', 'zsh') }, reason = 'tmux or zsh is missing: apt-get install tmux zsh, then run this again')
    def "zsh"() {
        expect:
        completes('zsh -f', 'zsh')
    }

    @Requires(value = { CompletionITSpec.has('fish') }, reason = 'fish is missing: apt-get install fish, then run this again')
    def "fish"() {
        expect: 'fish tells what it would offer for the last word'
        TYPED.every { typed, completed ->
            def offered = fish("arr completion fish | source; complete -C '$typed'").readLines()*.split('\t')*.first()
            assert completed.tokenize(' ').last() in offered
            true
        }

        and: 'no files where none can stand'
        !fish("arr completion fish | source; complete -C 'arr session '").contains('farm.groovy')
    }

    static boolean has(String... programs) {
        programs.every { Terminal.isInstalled(it) }
    }

    private boolean completes(String command, String shell) {
        terminal.start(100, 30, "cd '$dir'; ${environment()} TERM=dumb PS1='> ' $command")
        assert terminal.type("source <(arr completion $shell); echo rea''dy") && terminal.enter() && terminal.shows('\nready')
        TYPED.every { typed, completed ->
            assert terminal.type(typed) && terminal.key('Tab') && terminal.type('Z') && terminal.shows("${completed}Z")
            terminal.key('C-u')
        }
    }

    private String fish(String code) {
        def process = new ProcessBuilder('sh', '-c', "cd '$dir'; ${environment()} fish --no-config -c \"$code\"").redirectErrorStream(true).start()
        process.outputStream.close()
        def said = process.inputStream.text
        assert process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0: said
        said
    }

    private String environment() {
        "env ARR_HOME='$dir' HOME='$dir' JAVA_HOME='${System.getProperty('java.home')}' PATH='${Checkout.HERE.resolve('shell')}:${System.getenv('PATH')}'"
    }
}
