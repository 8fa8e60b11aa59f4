package dev.arrshell.internal.script.run

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.groovy.ArrScript
import dev.arrshell.internal.script.vocabulary.Vocabulary
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Operation
import dev.arrshell.testing.Scripts
import dev.arrshell.time.Durations
import java.lang.reflect.Modifier
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class ScriptRunnerSpec extends Specification {

    @TempDir
    File directory

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "the chain works word for word"() {
        when:
        scripts.run '''
            def id = env.ARR_ACCOUNT_ID, key = secret('ARR_ACCOUNT_KEY')
            ready = arr.account(id, key).region("westus2").session().size(PREMIUM).lease(hours(4)).start().awaitReady()
            seen = ready.properties
        '''

        then:
        scripts.run('seen.status == READY && seen.size == PREMIUM && seen.maxLeaseTime == 4.hours')
        scripts.run('ready.hostname').endsWith('.westus2.mixedreality.azure.com')
    }

    def "#call runs in the language, over the variables and with the classes of its caller"() {
        given:
        def file = File.createTempFile('inner', '.groovy', directory)
        file.setText('\uFEFFlease = 4.hours; new Mine().text() + " $STANDARD $lease ${args.length}"', 'UTF-8')

        when:
        def value = scripts.run("class Mine { def text() { 'mine' } }\nfile = new File('${file.path}')\n$call")

        then:
        value == expected
        scripts.run('lease') == hours(4)

        where:
        call                                                       || expected
        'evaluate(file)'                                           || 'mine STANDARD PT4H 0'
        'evaluate(file.getText("UTF-8").substring(1))'             || 'mine STANDARD PT4H 0'
        'run(file, ["a", "b"] as String[]); args.length + "$lease"' || '2PT4H'
    }

    def "a wrong step says that nothing #more was sent: #text"() {
        when:
        scripts.run(text)

        then:
        def e = thrown(ScriptFailure)
        e.error().message().contains("(nothing $more was sent)".replace('  ', ' '))

        where:
        text                                                                           || more
        'client.session().size(STANDARD).foo'                                          || ''
        'client.session().size(STANDARD).lease(1.hours).start().awaitReady().foo'      || 'more'
        's = client.session().size(STANDARD).lease(1.hours).start()\ns.stop\n'          || 'more'
        'client.sessions()\nclient.session().size(STANDARD).lease(4)'                  || 'more'
    }

    def "#call fails with #said"() {
        given:
        def file = new File(directory, 'latin1.groovy')
        file.bytes = [0x61, 0x0A, 0xE9] as byte[]

        when:
        scripts.run("directory = new File('${directory.path}')\n$call")

        then:
        def e = thrown(ScriptFailure)
        e.error().message().contains(said)

        where:
        call                                            || said
        'evaluate(new File(directory, "latin1.groovy"))' || 'latin1.groovy:2:1: not UTF-8: byte 0xE9'
        'evaluate(new File(directory, "none.groovy"))'   || 'there is no file '
        'evaluate(directory)'                            || 'there is no file '
    }

    def "a start with alternatives takes the words size and region, which set nothing there"() {
        when:
        scripts.run '''
            region 'westus2'
            emulator.capacity(PREMIUM, 0)
            other = 'eastus'
            draft = client.session(size: PREMIUM, lease: 1.hour).orElse(region('eastus'))
            ready = draft.orElse(size(STANDARD).and(region("$other"))).start()
        '''

        then:
        scripts.run('ready.snapshot.size == STANDARD && ready.region.get().name() == "eastus" && draft.specs.size() == 2')
        scripts.run('endPoint').contains('westus2')
        scripts.journal().findAll { it.operation().orElse(null) == Operation.CREATE }*.uri()*.path*.split('/')*.getAt(1) ==
                ['westus2', 'eastus', 'eastus']
    }

    def "a pool lends sessions to a script, and reads as properties"() {
        when:
        scripts.run '''
            region 'westus2'
            pool = client.pool(STANDARD).min(1).max(2).lease('1:0:0').idleFor('20m').start()
            one = pool.acquire('5m')
            host = one.hostname
            figures = pool.metrics
            one.close()
            pool.close()
        '''

        then:
        scripts.run('host').endsWith('.westus2.mixedreality.azure.com')
        scripts.run('figures.lent == 1 && figures.acquired == 1 && sessions().empty')
    }

    def "the sessions that a pool starts do not become the session of the script, and end with it"() {
        when:
        scripts.run '''
            region 'westus2'
            s = client.session().size(STANDARD).lease('1:0:0').start()
            pool = client.pool(STANDARD).min(1).lease('1:0:0').start()
            60.times { pool.metrics.idle ?: sleep(10.seconds) }
            ready = pool.metrics.idle
            stopSession()
        '''

        then:
        scripts.run('ready == 1 && session.id == s.id && s.properties.status == STOPPED && sessions().size() == 1')

        and: 'it is stopped at the end of the run'
        scripts.workspace().exitCleanup().running().size() == 1
    }

    def "the page's steps build on each other, each one a request or none"() {
        when:
        scripts.run '''
            region 'westeurope'
            account env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')
            requestToken()
            createSession(size: STANDARD, lease: '4:0:0', models: ['https://store.example/models'])
            updateSession(lease: '5:0:0')
            sessions()
            properties()
            stopSession()
        '''

        then:
        scripts.operations() ==
                ['TOKEN', 'CREATE', 'UPDATE', 'PROPERTIES', 'LIST', 'PROPERTIES', 'STOP']
        scripts.journal()[1].requestBody() ==
                '{"maxLeaseTime":"04:00:00","models":["https://store.example/models"],"size":"standard"}'
        scripts.journal()*.uri()*.path.tail().every { it.startsWith('/westeurope/v1/accounts/') }
    }

    def "every word that scripts know is in the vocabulary"() {
        expect:
        words() - Vocabulary.all()*.name() == [] as Set
    }

    private static Set<String> words() {
        def own = (ArrScript.declaredMethods.findAll { !Modifier.isStatic(it.modifiers) } + Durations.declaredMethods.toList()).findAll {
            Modifier.isPublic(it.modifiers) && !it.synthetic
        }
        (own*.name - Script.declaredMethods*.name).collect { [getEnv: 'env', getNow: 'now', getProperties: 'properties'][it] ?: it } as Set
    }

    def "#code is a length of time"() {
        expect:
        scripts.run(code) == length

        where:
        code                     || length
        '4.hours'                || hours(4)
        'hours(4)'               || hours(4)
        '1.5.hours'              || minutes(90)
        '1.days'                 || days(1)
        '1.day'                  || days(1)
        '1.hour'                 || hours(1)
        '4.hour'                 || hours(4)
        '1.minute'               || minutes(1)
        '1.second'               || seconds(1)
        'days 1'                 || days(1)
        '20.minutes'             || minutes(20)
        '90.seconds + 1.minutes' || seconds(150)
        '500.millis'             || millis(500)
        '(-2L).hours'            || hours(-2)
        '0.1.seconds'            || millis(100)
        'Duration.ofHours(2)'    || Duration.ofHours(2)
    }

    def "a session can be described by names: #code"() {
        when:
        def spec = scripts.run(code).spec()

        then:
        spec.size() == PREMIUM
        spec.lease().total() == hours(4)
        scripts.journal().empty

        where:
        code << [
            "client.session(size: PREMIUM, lease: '4:0:0')",
            "client.session(lease: 4.hours, size: 'premium', models: [])",
            "def wanted = [size: PREMIUM, lease: 'PT4H']; client.session(wanted)",
            'client.session().size(PREMIUM).lease(4.hours)',
            'client.session().size PREMIUM lease 4.hours'
        ]
    }

    def "plain Groovy is as usual"() {
        expect:
        scripts.run(code) == value

        where:
        code                                                        || value
        'def a = 2; int b = 3; a * b'                               || 6
        'x = 2; x + args.length'                                    || 2
        'int twice(int n) { 2 * n }; twice(21)'                     || 42
        'class Pair { int a, b }; new Pair(a: 1, b: 2).b'           || 2
        'String sessionId = "mine"; sessionId'                      || 'mine'
        'import java.util.concurrent.TimeUnit as T; T.DAYS.name()'  || 'DAYS'
        'new SessionId("abc") == "abc"'                             || true
        '[1, 2, 3]*.hours.sum() == 6.hours'                         || true
        'try { throw new SessionNotFoundException(null) } catch (NullPointerException e) { 1 }' || 1
    }

    def "args are what follows the script's name"() {
        expect:
        scripts.run('args.toList()', 'a', '--b') == ['a', '--b']
    }

    def "the environment shows no key"() {
        given:
        def configured = new Scripts(ARR_ACCOUNT_KEY: 'c2VjcmV0LW9mLXRoZS10ZXN0', ARR_ACCOUNT_ID: '1' * 8 + '-1111' * 3 + '-' + '2' * 12, OTHER: 'x')

        expect:
        configured.run('env.OTHER') == 'x'
        configured.run('env.ARR_ACCOUNT_KEY') instanceof AccountKey
        !configured.run('env.toString()').contains('c2VjcmV0')
        configured.run("account env.ARR_ACCOUNT_ID, env.ARR_ACCOUNT_KEY").id().value().endsWith('2')

        cleanup:
        configured.close()
    }

    def "an answer is shown as the page shows it"() {
        when:
        scripts.run 'createSession size: STANDARD, lease: 4.hours; show CREATE; show http; show STOP'
        def lines = scripts.out().readLines()

        then:
        lines[0] == 'StatusCode        : 202'
        lines[1] == 'StatusDescription : Accepted'
        lines[2] == "Content           : {\"sessionId\":\"${scripts.workspace().sessionId()}\"}"
        lines[3] ==~ /MS-CV             : [A-Za-z0-9+\/]{22}\.0/
        lines[0..3] == lines[4..7]
        lines[8] == 'no request yet: requestToken() or sessions() makes one'
    }

    def "sessions are written as a table"() {
        when:
        scripts.run '''
            table sessions()
            createSession(size: STANDARD, lease: 90.minutes).awaitReady()
            table sessions()
            table session.properties
            table([1, accountKey])
        '''
        def lines = scripts.out().readLines()

        then:
        lines[0] == 'none'
        lines[1].split(/ +/) == ['id', 'status', 'size', 'lease', 'left', 'host']
        lines[2].split(/ +/)[0..3] == ["${scripts.workspace().sessionId()}", 'Ready', 'Standard', '1h30m']
        lines[2] ==~ /.+  (1h30m|1h29m)  [0-9a-f-]{36}\.remoterenderingvm\.westus2\.mixedreality\.azure\.com/
        lines[3..4] == lines[1..2]
        lines[5..6] == ['1', 'AccountKey(****)']
    }

    def "#code is written as #text"() {
        when:
        scripts.run "json($code)"

        then:
        scripts.out().trim() == text

        where:
        code                                             || text
        '[a: 1, b: [true, null], c: "x"]'                || '{"a":1,"b":[true,null],"c":"x"}'
        '"quo\\"te \\\\ \\n \\u0001"'                    || '"quo\\"te \\\\ \\n \\u0001"'
        '[4.hours, STANDARD, READY] as Object[]'         || '["PT4H","Standard","Ready"]'
        'new SessionId("abc")'                           || '"abc"'
        'client.session(size: STANDARD, lease: 1.hours).spec' ||
                '{"size":"Standard","lease":"01:00:00","models":[],"id":null}'
        'accountKey'                                     || '"AccountKey(****)"'
    }

    def "progress goes to the notices"() {
        when:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours).awaitReady(10.minutes) { p -> progress p }'
        def told = scripts.notices().tail()

        then:
        told.first() ==~ /session \S+ Starting after 0s, 1 poll, next in \d+s/
        told.last() ==~ /session \S+ Ready after 1\ds, \d+ polls/
        scripts.out().empty
    }

    def "a program that only has the jar is left alone"() {
        when:
        def loader = new URLClassLoader(System.getProperty('java.class.path').split(File.pathSeparator)
                .collect { new File(it).toURI().toURL() } as URL[], ClassLoader.platformClassLoader)
        loader.loadClass('dev.arrshell.model.Lease').getMethod('parse', String).invoke(null, '4h')
        loader.loadClass('groovy.util.Eval').getMethod('me', String).invoke(null, '4.hours')

        then:
        def e = thrown(java.lang.reflect.InvocationTargetException)
        e.cause.class.simpleName == 'MissingPropertyException'

        cleanup:
        loader.close()
    }
}
