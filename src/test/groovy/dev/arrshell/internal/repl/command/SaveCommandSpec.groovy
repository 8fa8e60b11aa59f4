package dev.arrshell.internal.repl.command

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.script.run.ScriptRunner
import dev.arrshell.model.Operation
import java.nio.file.Files
import java.nio.file.Path
import javax.tools.ToolProvider
import org.codehaus.groovy.control.CompilerConfiguration
import org.junit.platform.engine.discovery.DiscoverySelectors
import org.junit.platform.testkit.engine.EngineTestKit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

class SaveCommandSpec extends Specification {

    @TempDir
    Path folder

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    private String saved(List<String> typed) {
        typed.each { prompt.run(it) }
        prompt.command(":save ${folder.resolve('walk.groovy')}")
        Files.readString(folder.resolve('walk.groovy'))
    }

    private void runsGreen(String script) {
        def other = new FakePrompt()
        try {
            new ScriptRunner(other.workspace, new PrintStream(other.out)).run(new ScriptSource('walk.groovy', script), [])
        } finally {
            other.close()
        }
    }

    def "what succeeded is saved, results get names, and the script runs"() {
        when:
        def script = saved([
                "c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus22')",
                "c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus2')",
                'c.session().size(PREMIUM)',
                '  .lease(4)',
                '  .lease(4.hours)',
                's = _.start()',
                's.awaitReady()',
                's.stop',
                's.stop()'])

        then:
        script == '''\
c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus2')
result2 = c.session().size(PREMIUM)
result3 = result2.lease(4.hours)
s = result3.start()
s.awaitReady()
s.stop()
'''
        prompt.written == ["saved 6 statements (3 failed ones left out) - run: arr ${folder.resolve('walk.groovy')}".toString()]

        when:
        runsGreen(script)

        then:
        noExceptionThrown()
    }

    def "#typed becomes #script"() {
        when:
        def text = saved(typed)
        runsGreen(text)

        then:
        text == script.stripIndent()

        where:
        typed                                              || script
        ['1', '2', '_ + _1', '_']                          || 'result1 = 1\nresult2 = 2\nresult3 = result2 + result1\nresult3\n'
        ['x = 5', '_ * 2']                                 || 'x = 5\nresult1 = x\nresult1 * 2\n'
        ['def y = 5', '_ + 1']                             || 'def y = 5\nresult1 = y\nresult1 + 1\n'
        ['[1, 2].each { println it }', '"${_}"']           || 'result1 = [1, 2].each { println it }\n"${result1}"\n'
        ['if (true) {\n  7\n}', '_']                       || 'result1 = { ->\nif (true) {\n  7\n}\n}()\nresult1\n'
        ['def n = 2', 'def twice(k) { k * n }', 'twice 4'] || 'n = 2\ndef twice(k) { k * n }\ntwice 4\n'
        ['import java.time.Year', 'Year.of(1).value']      || 'import java.time.Year\nYear.of(1).value\n'
        ['x = 1; y = 2\nz = nope', 'x + 1']                || 'x = 1\ny = 2\nx + 1\n'
        ['"_ stays _"', "m = [_: 1]\nm._"]                 || '"_ stays _"\nm = [_: 1]\nm._\n'
        ['_']                                              || 'null\n'
    }

    @Tag('long')
    def "#typed stops #stopped at the prompt, and so does what is saved"() {
        when:
        String script = saved(ab + typed + 'stopSession()')

        then:
        prompt.evaluator.statements().failures() == 0
        stopped(prompt) == stopped

        when:
        def other = new FakePrompt()
        new ScriptRunner(other.workspace, new PrintStream(other.out)).run(new ScriptSource('walk.groovy', script), [])

        then:
        stopped(other) == stopped

        cleanup:
        other?.close()

        where:
        typed                                                               || stopped
        []                                                                  || ['b']
        ['a']                                                               || ['b']
        ['a', '_']                                                          || ['b']
        ['a.properties', 'a.awaitReady()']                                  || ['b']
        ['r = a.awaitReady()']                                              || ['b']
        ['[a, b].each { x = it }', 'a', 'y = a', 'def z = a', 'client.sessions()', 'sessions().first()'] || ['b']
        ["client.session(a.id)", '_.properties().id']                       || ['b']
        ["client.session(a.id).properties().id"]                            || ['b']
        ["c = client.session(a.id)"]                                        || ['a']
        ["def c = client.session(a.id)"]                                    || ['a']
        ["Session c = client.session(a.id)"]                                || ['a']
        ["def c = client.session(a.id)", 'def d = b']                       || ['a']
        ["client.session(a.id)", 'c = _']                                   || ['a']
        ["c = client.session(a.id).awaitReady()"]                           || ['b']
        ['sessionId = a.id']                                                || ['a']
        ['session = a']                                                     || ['a']
        ['client.session().size(STANDARD).lease(1.hours).start()', 'a']     || ['c']
        ['client.session().size(STANDARD).lease(1.hours).start()', '_.awaitReady()', 'a'] || ['c']
        ['client.session().size(STANDARD).lease(1.hours).startAsync().join()', 'a.id'] || ['c']
        ['def c = client.session().size(STANDARD).lease(1.hours).start()']  || ['c']
        ['def own() { createSession(size: STANDARD, lease: 1.hours) }', 'own()', 'a'] || ['c']
        ab = ['a', 'b'].collect { "$it = client.session().size(STANDARD).lease(1.hours).start()".toString() }
    }

    /** Which of the sessions were stopped, the first started being a. */
    private static List<String> stopped(FakePrompt prompt) {
        def emulator = prompt.workspace.target().emulator().get()
        def started = emulator.requests(Operation.CREATE)*.responseBody().collect { (it =~ /"sessionId" *: *"([^"]+)"/)[0][1] }
        emulator.requests(Operation.STOP).collect { exchange ->
            ['a', 'b', 'c'][started.findIndexOf { exchange.uri().path.contains(it) }]
        }
    }

    def "what goes to a region at the prompt goes there from what is saved: #typed"() {
        when:
        String script = saved(typed + 'sessions()')

        then:
        prompt.evaluator.statements().failures() == 0
        listed(prompt) == region

        when:
        def other = new FakePrompt()
        new ScriptRunner(other.workspace, new PrintStream(other.out)).run(new ScriptSource('walk.groovy', script), [])

        then:
        listed(other) == region

        cleanup:
        other?.close()

        where:
        typed                                                                     || region
        ["c = $IN('eastus')"]                                                     || 'eastus'
        ["def c = $IN('eastus')"]                                                 || 'eastus'
        ["c = $IN('eastus')", "d = $IN('westeurope')", 'c', 'c.sessions()', 'e = c'] || 'westeurope'
        ["$IN('eastus')", '_.sessions()']                                         || 'westus2'
        ["region 'eastus'", 'client']                                             || 'eastus'
    }

    static final String IN = "account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region"

    private static String listed(FakePrompt prompt) {
        prompt.workspace.target().emulator().get().requests(Operation.LIST).last().uri().path.split('/')[1]
    }

    def "a key is saved as a way to find it, whichever way it was written"() {
        given:
        def key = 'YXJyIGVtdWxhdG9yLCBub3QgYSBzZWNyZXQga2V5ISE='

        when:
        def script = saved(["accountKey = '$key'", "k = '$key'", "account(env.ARR_ACCOUNT_ID,\n  '$key')"].collect { it.toString() })

        then:
        !script.contains('YXJyIG')
        script.readLines()[0] == "accountKey = secret('ARR_ACCOUNT_KEY')"
        prompt.written[0].contains("3 keys as secret('ARR_ACCOUNT_KEY')")
    }

    def "a file that exists is replaced only by force"() {
        given:
        prompt.run('1')
        def file = Files.writeString(folder.resolve('mine.groovy'), 'precious')

        when:
        prompt.command(":save $file")

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "$file exists; --force replaces it"
        Files.readString(file) == 'precious'

        when:
        prompt.command(":save --force $file")

        then:
        Files.readString(file) == '1\n'
    }

    def "statements that do not compile as one script are not written"() {
        given:
        prompt.run('def (int x, int y) = [1, 2]')
        prompt.run('def (int x, int y) = [3, 4]')
        prompt.run('x')

        when:
        prompt.command(":save ${folder.resolve('no.groovy')}")

        then:
        def e = thrown(IllegalStateException)
        e.message.startsWith('the statements do not compile as one script, so nothing was written.'
                + ' Statement 2 is the first that does not go with those before it: leave one out with :drop. ')
        !Files.exists(folder.resolve('no.groovy'))

        when:
        prompt.command(':drop 2')
        prompt.command(":save ${folder.resolve('no.groovy')}")

        then:
        Files.readString(folder.resolve('no.groovy')) == 'def (int x, int y) = [1, 2]\nx\n'
    }

    def "what the prompt takes and a script refuses is saved as it ran: #typed"() {
        when:
        String script = saved(typed)

        then:
        prompt.evaluator.statements().failures() == 0
        script == expected
        runsGreen(script)

        where:
        typed                                              || expected
        ['final k = 1; k = 2', 'k + 1']                    || 'k = 1\nk = 2\nk + 1\n'
        ['final int k = 1', 'k++']                         || 'k = (int) (1)\nk++\n'
        ['def d = 1', "def d = 'a'", 'd']                  || "d = 1\nd = 'a'\nd\n"
        ['int x = 1', 'int x = 2 // two', 'x']             || 'x = (int) (1)\nx = (int) (2 // two\n)\nx\n'
        ['def s = []', 'Set<Integer> s = [1, 1]', 's']     || 's = []\ns = (Set<Integer>) ([1, 1])\ns\n'
        ['def (a, b) = [1, 2]', 'def (a, b) = [3, 4]']     || '(a, b) = [1, 2]\n(a, b) = [3, 4]\n'
        ['def f() { 1 }', 'def f() { 2 }', 'f()']          || 'def f() { 2 }\nf()\n'
        ['class C { int a }', 'class C { int b }', 'new C(b: 2).b'] || 'class C { int b }\nnew C(b: 2).b\n'
        ['int n = 2', 'def twice(k) { k * n }', 'twice 4'] || 'n = (int) (2)\ndef twice(k) { k * n }\ntwice 4\n'
    }

    def "#command saves what it names"() {
        given:
        ['a = 1', 'nope', 'b = 2', 'println "x"', '_', 'c = 3'].each { prompt.run(it) }

        when:
        prompt.command(command.replace('FILE', folder.resolve('part.groovy').toString()))

        then:
        Files.readString(folder.resolve('part.groovy')) == script
        prompt.written == [report.replace('FILE', folder.resolve('part.groovy').toString())]

        where:
        command           || script                                | report
        ':save 1-2,5 FILE' || 'a = 1\nb = 2\nc = 3\n'             | 'saved 3 statements - run: arr FILE'
        ':save 5 FILE'     || 'c = 3\n'                            | 'saved 1 statement - run: arr FILE'
        ':save 2-4 FILE'   || 'b = 2\nresult2 = b\nprintln "x"\nresult2\n' | 'saved 3 statements - run: arr FILE'
    }

    def "without a file the statements are printed, and :drop lists them and leaves some out"() {
        given:
        ['a = 1', 'b = 2', 'if (true) {\n  3\n}', 'c = 4'].each { prompt.run(it) }

        expect:
        prompt.command(':save 1,3-4') == 'a = 1\nif (true) {\n  3\n}\nc = 4'
        prompt.command(':drop') == '    1  a = 1\n    2  b = 2\n    3  if (true) {\n         3\n       }\n    4  c = 4'
        prompt.command(':drop 2-3') == '    2  b = 2\n    3  if (true) {\n         3\n       }\n(left out of what :save writes; what they did is not undone)'
        prompt.command(':drop') == '    1  a = 1\n    4  c = 4'
        prompt.command(':save 1-4') == 'a = 1\nc = 4'
        prompt.typed('b') == '2'
    }

    def "#line after three statements is refused: #message"() {
        given:
        ['a = 1', '_ + 1', 'c = 3'].each { prompt.run(it) }
        prompt.command(':drop 3')

        when:
        prompt.command(line)

        then:
        def e = thrown(RuntimeException)
        e.message == message

        where:
        line             || message
        ':save 2'        || 'statement 2 uses the result of statement 1, which is left out: save both or neither (nothing was written)'
        ':save 1-3'      || 'there is no statement 1-3. Those that succeeded have the numbers 1, 2; :drop lists them'
        ':save 2-1'      || 'there is no statement 2-1. Those that succeeded have the numbers 1, 2; :drop lists them'
        ':drop 7'        || 'there is no statement 7. Those that succeeded have the numbers 1, 2; :drop lists them'
        ':drop x'        || "'x' are no numbers of statements: write 3, or 1-5,8"
        ':save a b.groovy' || "'a' are no numbers of statements: write 3, or 1-5,8"
    }

    def "the numbers that there are stand as spans where many follow each other, and a directory that is not there is named"() {
        given:
        (1..6).each { prompt.run("a = $it".toString()) }
        prompt.command(':drop 4')

        when:
        prompt.command(':save 99')

        then:
        def unknown = thrown(IllegalArgumentException)
        unknown.message == 'there is no statement 99. Those that succeeded have the numbers 1-3, 5, 6; :drop lists them'

        when:
        prompt.command(":save ${folder.resolve('nowhere/walk.groovy')}")

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "there is no directory ${folder.resolve('nowhere')}"
    }

    def "as a JUnit test it compiles, runs the script and asserts what became of each session"() {
        given:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0').awaitReady()")
        prompt.run('s = "a\\\\b" + """c"""')
        prompt.run("client.session().size(STANDARD).lease(1.hours).start()")
        prompt.run('_.stop()')
        prompt.run("account('$ArrEmulator.ACCOUNT_ID', secret('ARR_ACCOUNT_KEY')).region('eastus').session().size(STANDARD).lease(1.hours).start()".toString())

        when:
        prompt.command(":save --junit ${folder.resolve('WalkTest.java')}")

        then:
        with(Files.readString(folder.resolve('WalkTest.java'))) {
            contains('@ArrTest\nclass WalkTest')
            contains('assertEquals(3, sessions.size())')
            contains('assertEquals(SessionStatus.READY, sessions.get(0).status())')
            contains('assertEquals(SessionStatus.STOPPED, sessions.get(1).status())')
            !contains('sessions.get(2)')
        }
        junit(folder.resolve('WalkTest.java')).succeeded().count() == 1

        when: 'the script does something else'
        Files.writeString(folder.resolve('WalkTest.java'), Files.readString(folder.resolve('WalkTest.java')).replace('.stop()', '.id'))

        then:
        with(junit(folder.resolve('WalkTest.java'))) {
            failed().count() == 1
            failed().list()[0].payload.get().throwable.get().message.contains('expected: <STOPPED> but was: <')
        }
    }

    private junit(Path source) {
        def errors = new ByteArrayOutputStream()
        // The manifests of some jars name others, which Maven keeps elsewhere.
        assert ToolProvider.systemJavaCompiler.run(null, null, errors, '-Xlint:all,-path', '-cp', System.getProperty('java.class.path'),
                '-d', folder.toString(), source.toString()) == 0
        assert errors.toString() == ''
        def type = new URLClassLoader([folder.toUri().toURL()] as URL[], getClass().classLoader).loadClass('WalkTest')
        EngineTestKit.engine('junit-jupiter').selectors(DiscoverySelectors.selectClass(type)).execute().testEvents()
    }

    def "as a Spock specification it compiles and runs the script"() {
        given:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0')")
        prompt.run("s = 'a\\\\b' + '''c'''")

        when:
        prompt.command(":save --spock ${folder.resolve('WalkSpec.groovy')}")
        def type = new GroovyClassLoader(getClass().classLoader, new CompilerConfiguration())
                .parseClass(folder.resolve('WalkSpec.groovy').toFile())

        then:
        Specification.isAssignableFrom(type)
        Files.readString(folder.resolve('WalkSpec.groovy')).contains('sessions.size() == 1')
        type.getDeclaredField('SCRIPT').tap { it.accessible = true }.get(null).stripIndent() ==
                "createSession(size: STANDARD, lease: '4:0:0')\ns = 'a\\\\b' + '''c'''\n"

        when:
        def ran = EngineTestKit.engine('spock').selectors(DiscoverySelectors.selectClass(type)).execute().testEvents()

        then:
        ran.succeeded().count() == 1
        ran.failed().count() == 0
    }

    def "#line is refused: #message"() {
        given:
        prompt.run('1')

        when:
        prompt.command(line)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == message

        where:
        line                                 || message
        ':save --junit --spock T.java'       || '--junit and --spock exclude each other: choose one'
        ':save --junit 1'                    || '--junit, --spock and --force need a file after the numbers: :save 1 FILE'
        ':save --junit walk.java'            || 'the file must be named like the test class, with a capital letter first and .java at the end, such as WalkTest.java'
        ':save --spock Walk.java'            || 'the file must be named like the test class, with a capital letter first and .groovy at the end, such as WalkTest.groovy'
        ':save /no/such/folder/walk.groovy'  || 'there is no directory /no/such/folder'
        ':save'                              || ':save: FILE is missing. Usage: :save [--force] [--junit] [--spock] [1-5,8] FILE'
    }
}
