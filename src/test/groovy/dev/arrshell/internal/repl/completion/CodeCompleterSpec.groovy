package dev.arrshell.internal.repl.completion

import dev.arrshell.ArrClient
import dev.arrshell.ReadySession
import dev.arrshell.internal.repl.eval.ValueType
import dev.arrshell.internal.repl.help.HelpCatalogue
import dev.arrshell.internal.script.vocabulary.Vocabulary
import dev.arrshell.model.SessionProperties
import java.lang.reflect.Type
import java.time.Duration
import spock.lang.Shared
import spock.lang.Specification

class CodeCompleterSpec extends Specification {

    static final Class<?> FOO = new GroovyClassLoader().parseClass('class Foo { int bar; int twice(int n) { n * 2 } }')

    @Shared
    Map<String, Type> variables = [c: ArrClient, s: ReadySession, l: ArrayList, n: Integer, p: SessionProperties,
            xs: ValueType.list(ArrayList, SessionProperties), foo: FOO,
            m: ValueType.of([host: 'h', ports: [1, 2], when: Duration.ofHours(1)])]

    @Shared
    CompletionContext surroundings = new CompletionContext() {
        Collection<String> variables() { CodeCompleterSpec.this.variables.keySet() }

        Optional<Type> typeOf(String name) { Optional.ofNullable(CodeCompleterSpec.this.variables.get(name)) as Optional<Type> }

        Optional<String> source(String name) { Optional.ofNullable([l: 'c.sessions()'].get(name)) }

        Map<String, Class<?>> classes() { [Foo: FOO] }

        Collection<String> packages() { ['java.time'] }

        Collection<String> sessionIds() { ['d31bddca-dab7-498e-9bc9-7594bc12862f', 'e0000000-dab7-498e-9bc9-7594bc12862f'] }
    }

    @Shared
    CodeCompleter completions = new CodeCompleter(new MemberCatalogue(new HelpCatalogue()), surroundings)

    List<String> complete(String source) {
        completions.complete(source, source.length()).candidates()*.value()
    }

    def "#source| is completed by #expected only, without regard to case or by humps"() {
        expect:
        complete(source) == expected

        where:
        source              || expected
        's.eLT'             || ['extendLeaseTo(', 'extendLeaseToAsync(']
        's.exLeaTo'         || ['extendLeaseTo(', 'extendLeaseToAsync(']
        's.extendleaset'    || ['extendLeaseTo(', 'extendLeaseToAsync(']
        's.eL'              || ['extendLeaseTo(', 'extendLeaseToAsync(', 'extendLeaseBy(', 'extendLeaseByAsync(']
        'c.sA'              || ['sessionsAsync()']
        'c.sB'              || []
        'crSe'              || ['createSession(']
        'cSs'               || []
        's.sToX'            || []
        'q = q.'            || []
        'q = a.b + 1; q.'   || []
        'foo.q = 1; fo.q'   || []
    }

    def "#source| is completed by #expected"() {
        expect:
        complete(source).containsAll(expected)

        where:
        source                                                     || expected
        'client.'                                                  || ['session()', 'session(', 'sessions()', 'token()', 'endpoint()', 'region()']
        'client.ses'                                               || ['session()', 'session(', 'sessions()']
        'client.session().'                                        || ['size(']
        'client.session().size(PREMIUM).'                          || ['lease(']
        'client.session().size(PREMIUM).lease(4.hours).'           || ['start()', 'startAsync()', 'models(', 'spec()']
        'client.session().size(PREMIUM).lease(1.hour).orElse(size(' || ['STANDARD', 'PREMIUM']
        'client.session().size(PREMIUM).lease(4.hours).orElse(size(STANDARD)).' || ['orElse(', 'start()', 'specs()']
        "client.session().size(PREMIUM).lease(4.hours).orElse(region('eastus')).start()." || ['hostname()', 'region()']
        'client.pool(PREMIUM).' || ['min(', 'max(', 'lease(']
        'client.pool(PREMIUM).lease(1.hour).start().' || ['acquire()', 'acquireAsync()', 'metrics()', 'sessions()', 'close()']
        'client.pool(PREMIUM).lease(1.hour).start().acquire().' || ['hostname()', 'close()', 'discard()']
        'client.session()\n  .size(PREMIUM)\n  .'                  || ['lease(']
        "arr.account('a', 'b').region('westus2').session().size(STANDARD).lease('4:0:0').start()." || ['awaitReady()', 'awaitReady(', 'stop()']
        'session.awaitReady().'                                    || ['hostname()', 'snapshot()', 'stop()']
        'session.awaitReady(10.minutes).snapshot().'               || ['status', 'maxLeaseTime', 'remaining()']
        'session.properties().status.'                             || ['isTerminal()']
        'session.properties.'                                      || ['status', 'hostname']
        'properties.'                                              || ['status']
        'sessions()[0].'                                           || ['status']
        'sessions().first().'                                      || ['status']
        'client.sessions().get(0).'                                || ['status']
        'l[0].'                                                    || ['status']
        'l.find { it.status == READY }.'                           || ['status']
        'q = client.session(); q.'                                 || ['size(']
        'def q = client.session()\nq.'                             || ['size(']
        'c.sessions().each { p ->\n def q = client.session(p.id)\n q.' || ['stop()', 'awaitReady()']
        'q = client.session()\nq = q.size(PREMIUM)\nq.'            || ['lease(']
        'ArrClient k = null; k.'                                   || ['sessions()', 'session(']
        'try { c.token() } catch (e) { e.'                         || ['getMessage()', 'printStackTrace()']
        'try { c.token() } catch (IllegalStateException e) { e.getM' || ['getMessage()']
        'def f(Duration d) { d.toM'                                || ['toMinutes()', 'toMillis()']
        'f = { SessionProperties q -> q.'                          || ['status']
        'b = new StringBuilder(); b.app'                           || ['append(']
        'fobber = 1; fob'                                          || ['fobber']
        's = "text"; s.toUp'                                       || ['toUpperCase()']
        's.await'                                                  || ['awaitReady()', 'awaitReady(', 'awaitReadyAsync()']
        'c.token().'                                               || ['expiresIn', 'expiresAt', 'expiresIn()']
        'c.account.'                                               || ['value()']
        '4.h'                                                      || ['hours']
        '4.'                                                       || ['hours', 'minutes']
        '"x".toU'                                                  || ['toUpperCase()']
        'region(\'westus2\').sess'                                 || ['session()', 'sessions()']
        'createSession(size: PREMIUM, lease: 4.hours).'            || ['awaitReady()']
        'x = c.'                                                   || ['session()']
        'foo(c.'                                                   || ['session()']
        '[c.'                                                      || ['session()']
        'if (true) { c.'                                           || ['session()']
        '"${c.'                                                    || ['session()']
        '(c).'                                                     || ['session()']
        'c?.'                                                      || ['session()']
        'sessions()*.'                                             || ['status', 'id']
        'SessionSize.'                                             || ['STANDARD', 'PREMIUM']
        'Duration.of'                                              || ['ofHours(']
        'READY.'                                                   || ['isTerminal()']
        ''                                                         || ['createSession(', 'sessions()', 'client', 'c', 'PREMIUM']
        'cre'                                                      || ['createSession(']
        'PRE'                                                      || ['PREMIUM']
        'pre'                                                      || ['PREMIUM']
        'whi'                                                      || ['while']
        'client.conv'                                              || ['conversion()', 'conversion(', 'conversions()']
        'client.conversion().in'                                   || ['input(']
        "client.conversion().input('u', 'a').out"                  || ['output(']
        "client.conversion().input('u', 'a').output('o')."         || ['start()', 'inputFolder(', 'outputFile(', 'inputAccess(', 'id(']
        "client.conversion('robot')."                              || ['awaitSucceeded()', 'awaitSucceeded(', 'properties()', 'lastSeen()']
        "client.conversion('robot').properties."                   || ['status', 'outputAsset', 'message']
        'client.conversions()*.'                                   || ['status', 'inputAsset']
        'ConversionStatus.'                                        || ['SUCCEEDED', 'FAILED', 'NOT_STARTED']
        'SUCC'                                                     || ['SUCCEEDED']
        "client.session('d31b')."                                  || ['awaitReady()', 'stop()']
        'client.session(size: PREMIUM, lease: 4.hours).'           || ['start()']
        "client.conversion(input: 'u', asset: 'a', output: 'o')."  || ['start()']
        'xs[0].'                                                   || ['status']
        'xs.first().'                                              || ['status']
        'xs.each { it.'                                            || ['status', 'id']
        'xs.each({ it.'                                            || ['status', 'id']
        'xs.find { x -> x.'                                        || ['status', 'id']
        'xs.eachWithIndex { x, i -> x.'                            || ['status', 'id']
        'xs.findAll { it.status == READY }.collect { each -> println each.' || ['status', 'id']
        'xs.collect { a -> xs.each { b -> a.'                      || ['status']
        'client.sessions().each { it.'                             || ['status']
        'sessions().each { s2 ->\n  if (true) { s2.'               || ['status']
        'for (x in xs) { x.'                                       || ['status']
        'for (def x : sessions()) x.'                              || ['status']
        's.awaitReady(10.minutes) { p -> p.'                       || ['seen', 'elapsed']
        's.with { it.'                                             || ['stop()']
        'm.'                                                       || ['host', 'ports', 'each(']
        'm.host.'                                                  || ['toUpperCase()']
        'm["when"].'                                               || ['toHours()']
        'm.ports[0].h'                                             || ['hours']
        'm.each { k, v -> k.'                                      || ['toUpperCase()']
        'm.each { it.'                                             || ['getKey()', 'getValue()']
        '[4.hours].each { it.'                                     || ['toHours()']
        '["a", "b"].first().'                                      || ['toUpperCase()']
        '[a: [b: "x"]].a.b.'                                       || ['toUpperCase()']
        'new Foo().'                                               || ['bar', 'twice(']
        'foo.'                                                     || ['bar', 'twice(']
        'new Ye'                                                   || ['Year(']
        'Year.of(1).'                                              || ['isLeap()']
        'import java.ti'                                           || ['time.']
        'import java.time.D'                                       || ['Duration', 'DayOfWeek']
        'import dev.arrshell.mo'                                   || ['model.']
        'new java.util.concurrent.at'                              || ['atomic.']
        'xs.'                                                      || ['each(', 'find(', 'add(']
        'x = sess'                                                 || ['session', 'sessions()', 'sessionId']
    }

    def "of #source| all that is offered is #expected"() {
        expect:
        complete(source) == expected

        where:
        source                                      || expected
        'client.session().size('                    || ['STANDARD', 'PREMIUM']
        'client.session().size(PREMIUM).lease(1.hour).orElse(' || ['size(STANDARD)', "region('eastus')"]
        "client.session().size(PREMIUM).lease(1.hour).orElse(region('eastus2" || ['eastus2']
        'client.session().size(P'                   || ['PREMIUM']
        'createSession(size: ST'                    || ['STANDARD']
        'createSession(size: PREMIUM, lease: 4'     || []
        'unknown.lease('                            || ['4.hours', 'hours(4)', "'4:0:0'"]
        'import ja'                                 || ['java.', 'javax.']
        'new Foo'                                   || ['Foo(']
        'm.ho'                                      || ['host']
        "m['"                                       || ['host', 'ports', 'when']
        '[aa: 1, abc: "x"].ab'                      || ['abc']
        "region('wes"                               || ['westeurope', 'westus2']
        "c = account(1, 2).region('wes"             || ['westeurope', 'westus2']
        'region "wes'                               || ['westeurope', 'westus2']
        "region 'westu"                             || ['westus2']
        "client.session('"                          || ['d31bddca-dab7-498e-9bc9-7594bc12862f', 'e0000000-dab7-498e-9bc9-7594bc12862f']
        "client.session('d"                         || ['d31bddca-dab7-498e-9bc9-7594bc12862f']
        "sessionId = 'e"                            || ['e0000000-dab7-498e-9bc9-7594bc12862f']
        'createSession('                            || ['size:', 'lease:', 'models:', 'id:', 'm']
        'client.conversion(input: x, output'        || ['output:', 'outputFolder:', 'outputFile:', 'outputAccess:']
        'createSession(size: '                      || ['STANDARD', 'PREMIUM']
        'createSession(size: PREMIUM, '             || ['lease:', 'models:', 'id:']
        'createSession(size: PREMIUM, lease: '      || ['4.hours', 'hours(4)', "'4:0:0'"]
        'createSession(lease: f(1, [a: 2]), '       || ['size:', 'models:', 'id:']
        'createSession size: PREMIUM, '             || ['lease:', 'models:', 'id:']
        'updateSession('                            || ['lease:', 'm']
        "secret('"                                  || ['ARR_ACCOUNT_KEY', 'ARR_INPUT_SAS', 'ARR_OUTPUT_SAS']
        's.extendLeaseBy('                          || ['4.hours', 'hours(4)', "'4:0:0'"]
        'client.session().size(PREMIUM).start'      || []
        'unknown.'                                  || []
        'unknown().foo.'                            || []
        '// client.'                                || []
        '/* client.'                                || []
        "'client."                                  || []
        'println 12'                                || []
        'client.nothing().'                         || []
    }

    def "the argument of region is completed by ten regions"() {
        expect:
        complete("region('").size() == 10
        complete('region(').findAll { it.startsWith("'") }.size() == 10
    }

    def "Groovy's own is hidden unless nothing else is meant"() {
        expect:
        !complete('c.').contains('metaClass')
        !complete('c.').any { it.startsWith('with') }
        complete('c.with').contains('with(')
        complete('l.coll').contains('collect(')
    }

    def "lists offer Groovy's methods first, maps their keys"() {
        expect:
        complete('xs.').take(3) == ['each(', 'find(', 'findAll(']
        complete('m.').take(4) == ['host', 'ports', 'when', 'each(']
    }

    def "a dot alone is completed by the members of the last result"() {
        given:
        variables._ = ArrClient

        expect:
        completions.complete('.', 1).candidates()*.value().contains('sessions()')

        cleanup:
        variables.remove('_')
    }

    def "a leading dot is completed by the members of the last result"() {
        given:
        variables._ = ArrClient

        expect:
        completions.complete('.ses', 4) ==
                new CompletionResult(1, 'ses', completions.complete('_.ses', 5).candidates())

        cleanup:
        variables.remove('_')
    }

    def "the word at the cursor is #word"() {
        expect:
        with(completions.complete(source, cursor)) {
            it.start() == start
            it.word() == word
        }

        where:
        source                  | cursor || start | word
        'client.ses.foo'        | 10     || 7     | 'ses'
        "region('wes')"         | 11     || 8     | 'wes'
        'client.'               | 7      || 7     | ''
        ''                      | 0      || 0     | ''
    }

    def "while #source is typed, #tip is shown"() {
        expect:
        completions.tip(source) == tip

        where:
        source                                  || tip
        'client.session().size('                || 'size(‹SessionSize size›)'
        's.awaitReady('                         || 'awaitReady(‹Duration atMost›)  |  awaitReady(‹Duration atMost›, Consumer progress)'
        's.awaitReady(10.minutes, '             || 'awaitReady(Duration atMost)  |  awaitReady(Duration atMost, ‹Consumer progress›)'
        'createSession('                        || 'size:, lease:, models:, id:'
        'createSession(size: PREMIUM'           || 'lease:, models:, id:'
        "region('west"                          || 'region(‹Object name›)'
        'client.sessions()'                     || ''
        'unknown('                              || ''
        ''                                      || ''
    }
}
