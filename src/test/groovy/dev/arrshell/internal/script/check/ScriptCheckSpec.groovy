package dev.arrshell.internal.script.check

import dev.arrshell.internal.script.message.ScriptError
import dev.arrshell.internal.script.message.ScriptSource
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** What a script's text says is wrong with it, and where; and that what may be right is not called wrong. */
class ScriptCheckSpec extends Specification {

    static final SCRIPTS = Files.list(Path.of('scripts')).withCloseable { files ->
        files.filter { it.toString().endsWith('.groovy') }.sorted().toList()
    }

    private static List<ScriptError> check(String text) {
        ScriptCheck.of(new ScriptSource('test.groovy', text))
    }

    def "#code: #message"() {
        when:
        def found = check(code)

        then:
        found.size() == 1
        found[0].message().contains(message)
        found[0].suggestion().orElse(null) == suggestion

        and: 'the caret points at the word that is wrong'
        found[0].line() == 1
        (found[0].source() + ' ').substring(found[0].column() - 1, found[0].column() - 1 + found[0].width()) == at

        and: 'no word of Groovy or Java that helps nobody'
        !(found[0].message() =~ /Possible solutions|Cannot find|\[Static type|java\.|groovy\.|Handle|Stage|nothing was/)

        where:
        code                                                    | at             || message                                                | suggestion
        'client.session().size(PREMUIM)'                        | 'PREMUIM'      || 'there is no variable PREMUIM: did you mean PREMIUM?'   | 'PREMIUM'
        'createSesion(size: STANDARD)'                          | 'createSesion' || 'there is no word or method createSesion'              | 'createSession(size:, lease:)'
        'requestToken'                                          | 'requestToken' || 'requestToken is a method - add parentheses'           | 'requestToken()'
        'updateSession(5.hours)'                                | 'updateSession' || 'updateSession is written updateSession(lease:)'       | 'updateSession(lease:)'
        "client.session('abc').stopp()"                         | 'stopp'        || 'Session has no method stopp(): did you mean stop?'    | 'stop'
        "client.session('abc').stop"                            | 'stop'         || 'stop is a method - add parentheses: stop()'           | 'stop()'
        'session.stop'                                          | 'stop'         || 'stop is a method - add parentheses: session.stop()'   | 'session.stop()'
        'session.properties.stauts'                             | 'stauts'       || 'SessionProperties has no property stauts'             | 'status'
        'session.hostname'                                      | 'hostname'     || 'a session has no hostname before it is ready'         | 'session.awaitReady().hostname'
        'session.maxLeaseTime'                                  | 'maxLeaseTime' || 'Session has no property maxLeaseTime of its own'       | 'session.properties.maxLeaseTime'
        "arr.region('westus2')"                                 | 'region'       || 'region() is not possible yet'                         | 'account(id, key)'
        'client.session().size(PREMIUM).lease(4.hours).stop()'  | 'stop'         || 'stop() is not possible yet: start() comes first'      | 'start()'
        'session.awaitReady().hostnam'                          | 'hostnam'      || 'ReadySession has no property hostnam'                 | 'hostname'
        'sessions()*.idd'                                       | 'idd'          || 'SessionProperties has no property idd'                | 'id'
        'sessions().each { println it.sise }'                   | 'sise'         || 'SessionProperties has no property sise'               | 'size'
        'client.regoin'                                         | 'regoin'       || 'ArrClient has no property regoin'                     | 'region'
        'SessionSize.PREMUIM'                                   | 'PREMUIM'      || 'SessionSize has no PREMUIM: did you mean PREMIUM?'    | 'PREMIUM'
        'client.session().start()'                              | 'start'        || 'start() is not possible yet'                          | 'size(STANDARD) or size(PREMIUM)'
        'client.session().size(PREMIUM).start()'                | 'start'        || 'start() is not possible yet: lease(hours(4)) comes first' | 'lease(hours(4))'
        "client.session().size('premium')"                      | 'size'         || 'size(String) does not fit: write size(SessionSize)'   | 'size(SessionSize)'
        'client.session().size(PREMIUM).lease(4)'               | 'lease'        || '"4" has no unit: write lease(4.hours)'                | "lease(4.hours), lease(hours(4)) or lease('4:00:00')"
        "client.session().size(PREMIUM).lease('24:00:00')"      | "'24:00:00'"   || "the service reads '24:00:00' as 24 days"              | "'24h' or '1.00:00:00'"
        "client.session().size(PREMIUM).lease(1.hour).orElse(region('eastu'))" | "'eastu'" || 'did you mean eastus?' | 'eastus'
        "client.session().size(PREMIUM).lease(1.hour).orElse(size('premum'))" | "'premum'" || 'did you mean PREMIUM?' | 'PREMIUM'
        "client.session().size(PREMIUM).lease(1.hour).orElse(size(STANDARD)).start().hostnam" | 'hostnam' || 'ReadySession has no property hostnam' | 'hostname'
        'client.pool(PREMIUM).min(1).start()' | 'start' || 'start() is not possible yet: lease' | 'lease(hours(4))'
        'client.pool(PREMIUM).lease(1.hour).start().aquire()' | 'aquire' || 'SessionPool has no method aquire()' | 'acquire'
        "client.pool(PREMIUM).lease('24:00:00')" | "'24:00:00'" || "the service reads '24:00:00' as 24 days" | "'24h' or '1.00:00:00'"
        "every('weekdys 07:30', 'UTC')" | "'weekdys 07:30'" || "there are no days 'weekdys' - did you mean weekdays?" | 'weekdays'
        "every('daily 07:30', 'Europe/Berlinn')" | "'Europe/Berlinn'" || "there is no time zone 'Europe/Berlinn' - did you mean Europe/Berlin?" | 'Europe/Berlin'
        "every('daily 07:30', 'UTC').start(client.session().size(PREMIUM).lease(1.hour)).until('noon')" | "'noon'" || "'noon' is not a time of day" | "'18:00'"
        'client.session().size(PREMIUM).lease(-1.hours)'        | '-1.hours'     || 'a lease must be positive'                             | null
        'session.extendLeaseTo(hours(30))'                      | 'hours(30)'    || 'a lease is at most 24 hours, not 30h00m'              | null
        'session.awaitReady(10)'                                | 'awaitReady'   || '"10" has no unit'                                     | 'awaitReady(10.minutes) or awaitReady(minutes(10))'
        'client.session().size(PREMIUM).lease(4.houres)'        | 'houres'       || 'Integer has no property houres: did you mean hours?'  | 'hours'
        "createSession(sise: STANDARD, lease: '4:0:0')"         | 'sise'         || "a session has no 'sise'"                              | 'size'
        "createSession(size: 'huge', lease: '4:0:0')"           | "'huge'"       || "unknown size 'huge'"                                  | null
        'createSession(size: STANDARD)'                         | 'size: STANDARD' || 'a session needs lease'                              | null
        'client.session(size: STANDARD, lese: 4.hours)'         | 'lese'         || 'did you mean lease?'                                  | 'lease'
        'updateSession(lease: 5)'                               | '5'            || '"5" has no unit'                                      | "lease(5.hours), lease(hours(5)) or lease('5:00:00')"
        'client.conversion().output("u")'                       | 'output'       || 'output() is not possible yet'                         | "input('https://mine.blob.core.windows.net/models', 'robot.fbx')"
        "client.conversion().input('u', 'a').start()"           | 'start'        || 'start() is not possible yet'                          | "output('https://mine.blob.core.windows.net/converted')"
        "client.conversion('robot').stop()"                     | 'stop'         || 'the service has no request that cancels one'          | null
        "client.conversion('robot').outputAsset"                | 'outputAsset'  || 'Conversion has no property outputAsset of its own'    | 'properties.outputAsset'
        "client.conversion('a b')"                              | "'a b'"        || "conversion id 'a b' is not valid"                     | null
        "client.conversion('robot').awaitSucceeded(10)"         | 'awaitSucceeded' || '"10" has no unit'                                   | 'awaitSucceeded(10.minutes) or awaitSucceeded(minutes(10))'
        "client.conversion(input: 'u', asset: 'a')"             | "input: 'u', asset: 'a'" || 'a conversion needs output'                  | null
        "client.conversion(input: 'u', aset: 'a', output: 'o')" | 'aset'         || "a conversion has no 'aset'"                           | 'asset'
        "region 'westus22'"                                     | "'westus22'"   || "unknown region 'westus22'"                            | 'westus2'
        "endPoint = 'westus22'"                                 | "'westus22'"   || "unknown region 'westus22'"                            | 'westus2'
        "sessionId = 'a b'"                                     | "'a b'"        || "session id 'a b' is not valid"                        | null
        "account('my-account', secret('K'))"                    | "'my-account'" || "account id 'my-account' is no GUID"                   | null
        'client = 5'                                            | 'client'       || 'client must be an ArrClient, not an Integer'          | null
        'arr = 5'                                               | 'arr'          || 'arr can only be read'                                 | null
        'int x = "a".foo()'                                     | 'foo'          || 'String has no method foo()'                           | null
        'Duration d = 4'                                        | 'Duration d = 4' || 'an Integer cannot become a Duration'                | null
        'new Lease()'                                           | 'new Lease()'  || 'there is no new Lease()'                              | null
        'int x = (2'                                            | ' '            || "is a ')' missing?"                                    | null
        'import foo.Bar'                                        | 'foo.Bar'      || 'there is no class foo.Bar'                            | null
        'return 1; println 2'                                   | 'println 2'    || 'this step is never reached: line 1 ends'              | null
    }

    def "all that is wrong with a script is told at once, in its order"() {
        when:
        def found = check('''\
            import foo.Bar
            client = arr.account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus22')
            s = client.session().size(PREMUIM).lease(4).start()
            println s.awaitReady().hostnam
            session.stop; client.regoin
            s = s.awaitReady()
            println s.hostname + s.properties.stauts
            System.exit(1)
            onExit { stopSesion() }
            '''.stripIndent())

        then:
        found.collect { [it.line(), it.column()] } ==
                [[1, 8], [2, 76], [3, 27], [3, 36], [4, 24], [5, 9], [5, 22], [7, 35], [9, 1], [9, 10]]
    }

    def "a variable has the type of what it holds: #code"() {
        expect:
        check(code)*.message() == wrong

        where:
        code                                                                    || wrong
        's = session; s.hostname'                                               || ["a session has no hostname before it is ready: write s.awaitReady().hostname"]
        's = session; s = s.awaitReady(); s.hostname'                           || []
        'session = session.awaitReady(); session.hostname'                      || []
        's = session; if (args) { s = s.awaitReady() }; s.hostname'             || []
        'c = client; c.sesions()'                                               || ['ArrClient has no method sesions(): did you mean sessions?']
        'def c = client; c.sesions()'                                           || ['ArrClient has no method sesions(): did you mean sessions?']
        'x = 1; x = "a"; x.toUpperCase(); x.foo()'                              || ['String has no method foo()']
        'def f(v) { v.anything() }; f(1)'                                       || []
        'def f(Session s) { s.anything() }; f(session)'                         || ['Session has no method anything(): next may come awaitReady()']
        'count = 0; sessions().each { count += 1 }; println count.foo'          || []
        'later = { farm.start() }; farm = null; later()'                        || []
        'work = { it * 2 }; println work(3); wrk(3)'                            || ['there is no word or method wrk: did you mean work?']
        'binding.setVariable("made", 1); println made'                          || []
    }

    def "a step that nothing leads to: #code"() {
        expect:
        check(code).every { it.message().startsWith('this step is never reached') }
        check(code)*.column() == columns

        where:
        code                                                                    || columns
        'if (args) { return 1; stopSession() }'                                 || [23]
        'if (args) { return 1 } else { throw new Exception() }; stopSession()'  || [56]
        'if (args) { return 1 }; stopSession()'                                 || []
        'for (a in args) { continue; println a }'                               || [29]
        'while (true) { sleep 1 }; stopSession()'                               || [27]
        'while (true) { if (args) { break } }; stopSession()'                   || []
        'try { return 1 } catch (Exception e) { throw e }; stopSession()'       || [51]
        'try { return 1 } catch (Exception e) { println e }; stopSession()'     || []
        'onExit { return 1; println 2 }'                                        || [20]
        'System.exit(3); stopSession(); stopSession()'                          || [17]
    }

    def "#file.fileName has nothing wrong with it"() {
        expect:
        ScriptCheck.of(ScriptSource.read(file)) == []

        where:
        file << SCRIPTS + [Path.of('src/test/resources/check/everything-that-is-right.groovy')]
    }

    def "a secret in a script stays out of what is told"() {
        when:
        def found = check("account('x', 'bm90LWEtcmVhbC1rZXktYnV0LWxvbmctZW5vdWdoLXRvLWJlLW9uZQ==')")

        then:
        found.size() == 1
        !found[0].text().contains('bm90LWEtcmVhbC1rZXk')
    }

    def "code that the compiler would run is refused and not run: #code"() {
        given:
        def marker = File.createTempFile('arr', '.ran')
        marker.delete()

        when:
        def found = check(code.replace('RUN', "new File('$marker').createNewFile()"))

        then:
        !marker.exists()
        found*.message().any { it.contains(message) }

        and: 'the caret is there, and the compiler has gone no further'
        found.every { it.line() > 0 }
        !found*.message().any { it.contains('noSuchWord') }

        where:
        code                                                                                                  || message
        '@groovy.transform.ASTTest(value = { RUN })\nclass A {}\nnoSuchWord()'                                || '@groovy.transform.ASTTest runs its code'
        'import groovy.transform.*\n@ASTTest(value = { RUN }) def x = 1'                                      || '@ASTTest runs its code'
        'import groovy.transform.ASTTest as T\nclass A { @T(value = { RUN }) def f() {} }'                    || '@T runs its code'
        'def c = { -> @groovy.transform.ASTTest(value = { RUN }) int x = 1 }'                                 || 'ASTTest runs its code'
        'def o = new Object() { @groovy.transform.ASTTest(value = { RUN }) void f() {} }'                     || 'ASTTest runs its code'
        'enum E { @groovy.transform.ASTTest(value = { RUN }) A }'                                             || 'ASTTest runs its code'
        'record R(@groovy.transform.ASTTest(value = { RUN }) int a) {}'                                       || 'ASTTest runs its code'
        '@groovy.transform.ASTTest(value = { RUN })\nimport java.util.Map'                                    || 'ASTTest runs its code'
        '@groovy.transform.AnnotationCollector([groovy.transform.ASTTest]) @interface A {}\n@A(value = { RUN }) def x = 1' || 'ASTTest runs its code'
        'import groovy.transform.ASTTest as T\n@groovy.transform.AnnotationCollector(T) @interface A {}\n@A(value = { RUN }) def x = 1' || 'T runs its code'
        '@groovy.transform.AnnotationCollector(mode = RUN ? null : null) @interface A {}\n@A def x = 1'       || "an annotation's value must be a constant"
        'def f(@DelegatesTo(value = String, strategy = RUN ? 1 : 0) Closure c) {}\nf { length() }'            || "an annotation's value must be a constant"
        "@groovy.transform.CompileStatic(extensions = 'Foo.groovy') def f() {}"                               || 'the extensions of @groovy.transform.CompileStatic'
        "import groovy.transform.TypeChecked\n@TypeChecked(extensions = ['a', 'b'])\nclass A {}"              || 'the extensions of @TypeChecked'
    }

    def "an annotation that runs nothing is nothing wrong: #code"() {
        expect:
        check(code) == []

        where:
        code << [
            'import groovy.transform.CompileStatic\n@CompileStatic def f() { 1 }\nf()',
            '@SuppressWarnings(["a", "b" + "c"]) def x = 1',
            '@SuppressWarnings("ASTTest") def x = 1',
            'import groovy.transform.*\n@CompileStatic(TypeCheckingMode.SKIP) def f() { 1 }\nf()',
            'def f(@DelegatesTo(value = String, strategy = Closure.DELEGATE_FIRST) Closure c) {}\nf { length() }',
            'import groovy.transform.ToString\n@ToString(excludes = ["a"], includeNames = true) class A { int a }',
        ]
    }

    def "nothing of it is run and no class is fetched"() {
        given:
        def marker = File.createTempFile('arr', '.ran')
        marker.delete()

        expect:
        check("@Grab('no.such:thing:1')\nimport groovy.transform.Field\n@Field x = new File('$marker').createNewFile()") == []
        !marker.exists()
    }

    def "what a script adds to types while it runs is not called wrong: #code"() {
        expect:
        check(code).empty

        where:
        code << ['String.metaClass.shout = { -> delegate.toUpperCase() }\nprintln "a".shout()',
                 'n = "size"; x = [1]."$n"(); println x; [1]."$n"()',
                 'n = "shout"; String.metaClass."$n" = { -> 1 }; println "a".shout()',
                 'String.metaClass.getLoud = { -> delegate.toUpperCase() }\nprintln "a".loud',
                 'String.metaClass.shout << { -> 1 }\nprintln "a".shout()',
                 'String.metaClass { shout { -> 1 } }\nprintln "a".shout()',
                 'Integer.metaClass.static.twice = { it * 2 }\nprintln Integer.twice(2)',
                 'def s = "a"; s.metaClass.shout = { -> 1 }; println s.shout()',
                 'metaClass.foo = { -> 3 }; println foo()',
                 'this.metaClass.foo = { -> 3 }; println foo()',
                 'String.metaClass.methodMissing = { String name, arguments -> name }; println "a".shout()',
                 'println "a".metaClass',
                 'import groovy.time.TimeCategory\nuse(TimeCategory) { println 4.hours.from.now; println 2.weeks.ago }',
                 'class Loud { static String shout(String s) { s.toUpperCase() } }\nuse(Loud) { println "a".shout() }',
                 'class Loud { static String shout(String s) { s } }\ndef f() { "a".shout() }\nuse([Loud]) { println f() }',
                 'class Loud { String shout() { "x" } }\nString.mixin Loud\nprintln "a".shout()']
    }

    def "a name that a script adds leaves the others checked"() {
        expect:
        check('String.metaClass.shout = { -> 1 }\nprintln "a".shuot()')*.message() == ['String has no method shuot()']
    }

    def "a comparison that is never true: #code"() {
        expect:
        check(code)*.message() == [message]
        check(code)*.suggestion()*.get() == [message.replaceAll(/.*write /, '')]

        where:
        code                                                            || message
        "println session.properties.status == 'Ready'"                  || 'a SessionStatus never equals a text: write READY'
        "println 'Ready' == session.properties().status()"              || 'a SessionStatus never equals a text: write READY'
        "if (session.status() != 'Stopped') println 1"                  || 'a SessionStatus never equals a text: write STOPPED'
        "println sessions().findAll { it.status == 'Ready' }"           || 'a SessionStatus never equals a text: write READY'
        "println session.status() in ['Ready', STOPPED]"                || 'a SessionStatus never equals a text: write READY'
        "switch (session.status()) { case 'Ready': println 1 }"         || 'a SessionStatus never equals a text: write READY'
        "println session.properties.size == 'premium'"                  || 'a SessionSize never equals a text: write PREMIUM'
        "println client.conversion('a').properties().status() == 'Failed'" || 'a ConversionStatus never equals a text: write FAILED'
    }

    def "a comparison that may be true is not reported: #code"() {
        expect:
        check(code).empty

        where:
        code << ["println session.status() == READY", "println session.status().toString() == 'READY'",
                 "println session.properties.statusText == 'Ready'", "println session.status().toWire() == 'Ready'",
                 "x = env.STATUS; println x == 'Ready'", "println session.status() in [READY, STOPPED]",
                 "switch (session.status()) { case READY: println 1 }"]
    }

    def "a step of a session that was stopped before: #code"() {
        expect:
        check(code)*.message() == ["s was stopped in line 1, and a stopped session has no $step(): start another one".toString()]

        where:
        code                                                                                               || step
        's = createSession(size: STANDARD, lease: 1.hours); s.stop(); s.awaitReady()'                      || 'awaitReady'
        's = createSession(size: STANDARD, lease: 1.hours); s.stop(); println s.awaitReady().hostname'     || 'awaitReady'
        'def s = client.session().size(STANDARD).lease(1.hours).start(); s.stop(); s.extendLeaseBy(1.hours)' || 'extendLeaseBy'
        's = createSession(size: STANDARD, lease: 1.hours); s.stop(); x = 1; s.extendLeaseTo(2.hours)'     || 'extendLeaseTo'
    }

    def "a session that may not have been stopped is not reported: #code"() {
        given:
        def start = 's = createSession(size: STANDARD, lease: 1.hours)\n'

        expect:
        check(start + code).empty

        where:
        code << ['onExit { s.stop() }\ns.awaitReady()',
                 's.stop()\ns = createSession(size: STANDARD, lease: 1.hours)\ns.awaitReady()',
                 'if (args) s.stop()\ns.awaitReady()',
                 's.stop()\ntry { s.awaitReady() } catch (Exception e) { println e }',
                 's.stop()\nif (args) s.awaitReady()',
                 's.stop()\nargs && s.awaitReady()',
                 's.stop()\nx = args ? s.awaitReady() : 1',
                 's.stop()\nfor (i in 0..1) { s = createSession(size: STANDARD, lease: 1.hours) }\ns.awaitReady()',
                 's.stop()\ndef f = { s.awaitReady() }',
                 's.stop()\ndef f = { s = createSession(size: STANDARD, lease: 1.hours) }\nf()\ns.awaitReady()',
                 's.awaitReady()\ns.stop()\ns.stop()\nprintln s.status()']
    }
}
