package dev.arrshell.internal.cli.script

import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.repl.FakePrompt
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** {@code arr explain}: the help of the prompt, in a shell. */
class ExplainCommandSpec extends Specification {

    @TempDir
    Path home

    @Shared
    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    int arr(Map more = [:], boolean terminal = false, String... words) {
        Main.run(new CliConsole(InputStream.nullInputStream(), new PrintStream(out, true), new PrintStream(err, true),
                Environment.of([ARR_HOME: home.toString(), NO_COLOR: '1'] + more), terminal), words)
    }

    def "#topic is explained as the prompt does"() {
        expect:
        arr('explain', *topic.split(' ')) == 0
        out.toString().tokenize() == prompt.command(":help $topic").tokenize()
        err.toString().empty

        where:
        topic << ['session.stop', 'createSession', 'createSession()', 'client.session().size(PREMIUM).lease',
                  'errors/authentication', 'wait-timeout', ':save', 'hours', 'ridden out until']
    }

    def "the members of #topic are listed in full, as a pipe has no width"() {
        expect:
        arr('explain', topic) == 0
        out.toString().readLines().first() == first
        out.toString() =~ /(?m)^ stop {2,}\S|^ sessions {2,}\S/
        !out.toString().contains('…\n')

        where:
        topic     || first
        'Session' || 'Session'
        'session' || 'Session'
        'client'  || 'ArrClient'
    }

    def "without a topic all are listed: #name"() {
        expect:
        arr('explain') == 0
        out.toString().readLines().any { it =~ /^ \Q$name\E {2,}\S/ }

        where:
        name << ['createSession', 'onExit', 'errors/authentication', ':save', 'env']
    }

    def "every listed topic is explained"() {
        given:
        arr('explain')
        def topics = out.toString().readLines().drop(1).findAll { it =~ /^ \S/ }*.trim()*.split(' ')*.first()

        expect:
        topics.size() > 60
        topics.findAll { arr('explain', it) != 0 } == []
    }

    def "an unknown topic is refused with the nearest ones"() {
        expect:
        arr('explain', 'extendLese') == 2
        out.toString().empty
        err.toString().startsWith("arr: there is no help on 'extendLese'. The nearest topics: extendLeaseBy, extendLeaseTo")
    }

    def "another form than text is refused"() {
        expect:
        arr('--output', 'json', 'explain', 'lease') == 2
        out.toString().empty
    }

    def "the text is as wide as the terminal"() {
        expect:
        arr([COLUMNS: '50', LINES: '24', TERM: 'xterm'], true, 'explain', topic) == 0
        out.toString().readLines()*.length().max() <= 50

        where:
        topic << ['Session', 'session.stop']
    }
}
