package dev.arrshell.internal.repl.completion

import dev.arrshell.ArrClient
import dev.arrshell.ReadySession
import dev.arrshell.internal.repl.help.HelpCatalogue
import dev.arrshell.internal.script.vocabulary.Vocabulary
import dev.arrshell.model.SessionProperties
import java.lang.reflect.Type
import spock.lang.Shared
import spock.lang.Specification

class CodeCompleterSpec extends Specification {

    @Shared
    Map<String, Type> variables = [c: ArrClient, s: ReadySession, l: ArrayList, n: Integer, p: SessionProperties]

    @Shared
    CompletionContext surroundings = new CompletionContext() {
        Collection<String> variables() { CodeCompleterSpec.this.variables.keySet() }

        Optional<Type> typeOf(String name) { Optional.ofNullable(CodeCompleterSpec.this.variables.get(name)) as Optional<Type> }

        Optional<String> source(String name) { Optional.ofNullable([l: 'c.sessions()'].get(name)) }

        Collection<String> sessionIds() { ['d31bddca-dab7-498e-9bc9-7594bc12862f', 'e0000000-dab7-498e-9bc9-7594bc12862f'] }
    }

    @Shared
    CodeCompleter completions = new CodeCompleter(new MemberCatalogue(new HelpCatalogue()), surroundings)

    List<String> complete(String source) {
        completions.complete(source, source.length()).candidates()*.value()
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
        'x = sess'                                                 || ['session', 'sessions()', 'sessionId']
    }

    def "of #source| all that is offered is #expected"() {
        expect:
        complete(source) == expected

        where:
        source                                      || expected
        'client.session().size('                    || ['STANDARD', 'PREMIUM']
        'client.session().size(P'                   || ['PREMIUM', 'PROPERTIES']
        "region('wes"                               || ['westeurope', 'westus2']
        "c = account(1, 2).region('wes"             || ['westeurope', 'westus2']
        'region "wes'                               || ['westeurope', 'westus2']
        "region 'westu"                             || ['westus2']
        "client.session('"                          || ['d31bddca-dab7-498e-9bc9-7594bc12862f', 'e0000000-dab7-498e-9bc9-7594bc12862f']
        "client.session('d"                         || ['d31bddca-dab7-498e-9bc9-7594bc12862f']
        "sessionId = 'e"                            || ['e0000000-dab7-498e-9bc9-7594bc12862f']
        'createSession('                            || ['size:', 'lease:', 'models:', 'id:']
        'createSession(size: '                      || ['STANDARD', 'PREMIUM']
        'createSession(size: PREMIUM, '             || ['lease:', 'models:', 'id:']
        'createSession(size: PREMIUM, lease: '      || ['4.hours', 'hours(4)', "'4:0:0'"]
        'createSession(lease: f(1, [a: 2]), '       || ['size:', 'models:', 'id:']
        'createSession size: PREMIUM, '             || ['lease:', 'models:', 'id:']
        'updateSession('                            || ['lease:']
        "secret('"                                  || ['ARR_ACCOUNT_KEY']
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
