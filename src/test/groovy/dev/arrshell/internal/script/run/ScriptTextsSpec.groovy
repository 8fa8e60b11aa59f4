package dev.arrshell.internal.script.run

import dev.arrshell.internal.script.check.ScriptCheck
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.script.vocabulary.TextOverload
import dev.arrshell.internal.script.vocabulary.Vocabulary
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.SessionId
import dev.arrshell.testing.Scripts
import java.lang.reflect.Modifier
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Text in place of lengths, ids and keys; and what scripts print of values that may be absent. */
class ScriptTextsSpec extends Specification {

    static final STARTED = "s = client.session().size(STANDARD).lease('4h').start().awaitReady(); n = 1"

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "text is taken for a value: #code"() {
        given:
        scripts.run STARTED

        expect:
        scripts.run(code) == value

        and: 'the check says the same'
        check("$STARTED; $code") == []

        where:
        code                                                              || value
        "s.extendLeaseTo('5:0:0').maxLeaseTime"                           || Duration.ofHours(5)
        "s.extendLeaseTo('300m').maxLeaseTime"                            || Duration.ofHours(5)
        's.extendLeaseTo("${n + 4}h").maxLeaseTime'                       || Duration.ofHours(5)
        "s.extendLeaseTo('1.00:00:00').maxLeaseTime"                      || Duration.ofHours(24)
        "s.extendLeaseBy('PT30M').maxLeaseTime"                           || Duration.ofMinutes(270)
        's.extendLeaseBy("0:${30}:0").maxLeaseTime'                       || Duration.ofMinutes(270)
        "s.awaitReady('10m').id == s.id"                                  || true
        "s.awaitReady('10m') { progress it }.id == s.id"                  || true
        "s.awaitReadyAsync('10m').join().id == s.id"                      || true
        "s.keepAlive('15m', '8h').close()"                                || null
        "s.keepAlive('15m', 8.hours).close()"                             || null
        "s.keepAlive(15.minutes, '8h') { println it }.close()"            || null
        'client.session().size(STANDARD).lease("${n}h").spec().lease().toString()' || '01:00:00'
        "client.session().size(STANDARD).lease(1.hour).id('abc').spec().id().get().value()" || 'abc'
        'client.session().size(STANDARD).lease(1.hour).id("a$n").spec().id().get().value()' || 'a1'
        'emulator.requests(CREATE).forSession(s.id.toString()).size()'    || 1
        'emulator.verify(CREATE).forSession("$s.id").once()'              || null
        'arr.account(accountId.toString(), accountKey).id == accountId'   || true
        "arr.account(accountId, 'bm90IGEgcmVhbCBrZXksIGJ1dCBsb25n').id == accountId" || true
        "t = now; emulator.clock().advance('4h'); Duration.between(t, now)" || Duration.ofHours(4)
        "t = now; sleep '0:1:30'; Duration.between(t, now)"               || Duration.ofSeconds(90)
        't = now; [1].each { sleep "${it}m" }; Duration.between(t, now)'  || Duration.ofMinutes(1)
        "emulator.boot(PREMIUM, '5m'); emulator.on(LIST).delay('3s').times(1); t = now; client.sessions(); Duration.between(t, now)" || Duration.ofSeconds(3)
    }

    def "text that is no value is refused before anything is sent: #code"() {
        given:
        scripts.run "sessionId = 'abc'"

        when:
        def error = scripts.failure(code)

        then:
        error.message().contains(message)
        error.message().count('(nothing was sent)') == 1
        scripts.journal().empty

        where:
        code                                              || message
        "session.extendLeaseTo('5')"                      || '"5" has no unit: write \'4h\', \'90m\' or \'4:00:00\''
        "session.extendLeaseTo('24:00:00')"               || "the service reads '24:00:00' as 24 days"
        "session.extendLeaseTo('25:0:0')"                 || 'a lease is at most 24 hours, not 25h00m'
        "session.awaitReady('soon')"                      || "'soon' is no length of time: write '4h', '90m', '4:00:00', '1.00:00:00' or 'PT4H'"
        'session.awaitReady(null)'                        || 'atMost is null, and must not be'
        'session.extendLeaseBy(5)'                        || '"5" has no unit: write extendLeaseBy(5.minutes)'
        'session.awaitReady([1])'                         || 'does not fit: write awaitReady'
        "emulator.requests(STOP).forSession('a b')"       || "session id 'a b' is not valid"
        "sleep 'soon'"                                    || "'soon' is no length of time"
    }

    def "the check refuses such text: #code"() {
        expect:
        check(code)*.message() == [message]

        where:
        code                                || message
        "session.extendLeaseTo('25:0:0')"   || 'a lease is at most 24 hours, not 25h00m'
        "session.extendLeaseBy('soon')"     || "'soon' is no length of time: write '4h', '90m', '4:00:00', '1.00:00:00' or 'PT4H'"
        "session.awaitReady('10')"          || '"10" has no unit: write \'4h\', \'90m\' or \'4:00:00\''
        "session.keepAlive('15m', 5)"       || 'keepAlive(String, Integer) does not fit: write keepAlive(Duration, Duration) or keepAlive(Duration, Duration, Consumer)'
        "SessionSpec.of(STANDARD, '4h')"    || 'of(SessionSize, String) does not fit: write of(SessionSize, Lease)'
    }

    private static check(String code) {
        ScriptCheck.of(new ScriptSource('test.groovy', code))
    }

    def "every method that a script comes by takes text, whatever length, id or key it takes"() {
        expect:
        takingValues() - TextOverload.OWNERS == [] as Set
    }

    /** The types with such methods among those that lead from the words of scripts to each other. */
    private static Set<Class<?>> takingValues() {
        def known = [] as Set
        def next = Vocabulary.all()*.type() as Set
        while (next) {
            known += next
            next = next.collectMany { it.methods*.returnType + it.declaredClasses.toList() }.findAll { it.name.startsWith('dev.arrshell.') && !(it in known) } as Set
        }
        known.findAll { type ->
            type.name.startsWith('dev.arrshell.') && !(type.name =~ /\.(error|model|policy)\./) && type.declaredMethods.any {
                Modifier.isPublic(it.modifiers) && !Modifier.isStatic(it.modifiers) && !it.synthetic &&
                        it.parameterTypes.any { it in [Duration, SessionId, AccountId, AccountKey] }
            }
        }
    }

    def "#code prints #printed.inspect()"() {
        given:
        scripts.run "$STARTED; host = s.hostname; up = s.properties"

        when:
        scripts.run code

        then:
        scripts.out() == printed.replace('HOST', scripts.run('host')).replace('PORT', scripts.run('up.handshakePort.asInt') as String)

        where:
        code                                                   || printed
        'println s.hostname'                                   || 'HOST\n'
        'println up.hostname'                                  || 'HOST\n'
        'print up.hostname'                                    || 'HOST'
        'print "on ${up.hostname}"'                            || 'on HOST'
        'print "on $up.hostname:$up.handshakePort"'            || 'on HOST:PORT'
        "print 'on ' + up.hostname + ':' + up.handshakePort"   || 'on HOST:PORT'
        'print([1].collect { "$it on $up.hostname" })'         || '[1 on HOST]'
        'class A { def of(up) { "on $up.hostname" } }; print new A().of(up)' || 'on HOST'
        'print sessions()*.hostname'                           || '[HOST]'
        'print up.message'                                     || ''
        'print "(${up.message})"'                              || '()'
        "print '(' + up.message + ')'"                         || '()'
        'print up.hostname.get()'                              || 'HOST'
        "print up.message.orElse('none')"                      || 'none'
        'print up.hostname.present'                            || 'true'
        'print up.hostname?.get()'                             || 'HOST'
        'print client.region'                                  || 'westus2'
        'print null'                                           || 'null'
        'print 1..3'                                           || '1..3'
        'print([1, null])'                                     || '[1, null]'
        'x = [1]; x << x; print x'                             || '[1, (this Collection)]'
        'def i = 0; def lazy = "${-> i}"; i = 1; print lazy'   || '1'
        'print "${{ out -> out << up.size }}"'                 || 'STANDARD'
    }

    def "a failed assertion shows the value and not how it is printed"() {
        expect:
        scripts.failure('assert "$client.region" == \'eastus\'').message().readLines().every { !it.contains('printed') }
    }
}
