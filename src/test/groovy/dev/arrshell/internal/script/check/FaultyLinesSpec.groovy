package dev.arrshell.internal.script.check

import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/**
 * Lines that are wrong, each with what {@code arr check} reports. Every report is a real error: a rehearsal of the same script
 * fails at that line. {@code s} is a session that was started, {@code r} the same when it is ready.
 */
class FaultyLinesSpec extends Specification {

    static final BEGUN = 's = client.session().size(STANDARD).lease(4.hours).start()\nr = s.awaitReady()\n'

    @TempDir
    Path directory

    private final out = new ByteArrayOutputStream()
    private final err = new ByteArrayOutputStream()

    private int arr(String... words) {
        ProgramRun.run(out, err, [ARR_HOME: directory.resolve('home').toString(), ARR_CACHE: 'off'], words)
    }

    def "#line: #message"() {
        given:
        def script = Files.writeString(directory.resolve('faulty.groovy'), BEGUN + line + '\n').toString()

        expect: 'the check reports it, and nothing else'
        arr('check', script) == 2
        out.toString().readLines().findAll { it.startsWith(script) }.size() == 1
        out.toString().startsWith("$script:3:")
        out.toString().contains(message)

        and: 'the run fails there'
        arr('--rehearse', script) != 0
        err.toString().contains("$script:3")

        where:
        line                                                        || message
        'client.session().size(PREMUIM)'                            || 'there is no variable PREMUIM: did you mean PREMIUM?'
        'createSesion(size: STANDARD, lease: 1.hours)'              || 'there is no word or method createSesion'
        'println hostnam'                                           || 'there is no variable hostnam'
        'updateSession(5.hours)'                                    || 'updateSession is written updateSession(lease:)'
        'updateSession(lease: 5)'                                   || '"5" has no unit'
        's.stopp()'                                                 || 'Session has no method stopp(): did you mean stop?'
        's.stop'                                                    || 'stop is a method - add parentheses'
        's.awaitReady'                                              || 'awaitReady is a method - add parentheses'
        's.hostname'                                                || 'a session has no hostname before it is ready'
        's.maxLeaseTime'                                            || 'Session has no property maxLeaseTime of its own'
        's.properties.stauts'                                       || 'SessionProperties has no property stauts'
        's.properties().hostnam'                                    || 'SessionProperties has no property hostnam'
        's.awaitReady(10)'                                          || '"10" has no unit'
        's.extendLeaseTo(hours(30))'                                || 'a lease is at most 24 hours, not 30h00m'
        's.extendLeaseTo(5)'                                        || '"5" has no unit'
        's.extendLeaseBy("soon")'                                   || "soon"
        's.await()'                                                 || 'Session has no method await()'
        's.delete()'                                                || 'Session has no method delete()'
        's.id.foo()'                                                || 'SessionId has no method foo()'
        'r.hostnam'                                                 || 'ReadySession has no property hostnam'
        'r.stopp()'                                                 || 'ReadySession has no method stopp()'
        'r.handshakPort'                                            || 'ReadySession has no property handshakPort'
        'client.regoin'                                             || 'ArrClient has no property regoin'
        'client.sesions()'                                          || 'ArrClient has no method sesions(): did you mean sessions?'
        'client.session().start()'                                  || 'start() is not possible yet'
        'client.session().size(PREMIUM).start()'                    || 'start() is not possible yet: lease(hours(4)) comes first'
        'client.session().lease(4.hours).start()'                   || 'is not possible yet'
        "client.session().size('premium')"                          || 'size(String) does not fit: write size(SessionSize)'
        'client.session().size(PREMIUM).lease(4)'                   || '"4" has no unit: write lease(4.hours)'
        "client.session().size(PREMIUM).lease('24:00:00')"          || "the service reads '24:00:00' as 24 days"
        'client.session().size(PREMIUM).lease(-1.hours)'            || 'a lease must be positive'
        'client.session().size(PREMIUM).lease(4.houres)'            || 'Integer has no property houres: did you mean hours?'
        'client.session().size(PREMIUM).lease(4.hours).stop()'      || 'stop() is not possible yet: start() comes first'
        'client.pool(PREMIUM).min(1).start()'                       || 'start() is not possible yet: lease'
        "client.session('a b')"                                     || "session id 'a b' is not valid"
        "client.conversion('a b')"                                  || "conversion id 'a b' is not valid"
        "client.conversion('robot').stop()"                         || 'the service has no request that cancels one'
        'client.conversion().output("u")'                           || 'output() is not possible yet'
        "client.conversion(input: 'u', asset: 'a')"                 || 'a conversion needs output'
        "createSession(sise: STANDARD, lease: '4:0:0')"             || "a session has no 'sise'"
        "createSession(size: 'huge', lease: '4:0:0')"               || "unknown size 'huge'"
        'createSession(size: STANDARD)'                             || 'a session needs lease'
        "region 'westus22'"                                         || "unknown region 'westus22'"
        "endPoint = 'westus22'"                                     || "unknown region 'westus22'"
        "sessionId = 'a b'"                                         || "session id 'a b' is not valid"
        "account('my-account', accountKey)"                         || "account id 'my-account' is no GUID"
        'client = 5'                                                || 'client must be an ArrClient, not an Integer'
        'arr = 5'                                                   || 'arr can only be read'
        'sessions()*.idd'                                           || 'SessionProperties has no property idd'
        'sessions().each { println it.sise }'                       || 'SessionProperties has no property sise'
        'SessionSize.PREMUIM'                                       || 'SessionSize has no PREMUIM: did you mean PREMIUM?'
        'int x = "a".foo()'                                         || 'String has no method foo()'
        'Duration d = 4'                                            || 'an Integer cannot become a Duration'
        'new Lease()'                                               || 'there is no new Lease()'
        'import foo.Bar'                                            || 'there is no class foo.Bar'
        's.stop(); s.awaitReady()'                                  || 'awaitReady'
        's.stop(); s.extendLeaseBy(1.hours)'                        || 'extendLeaseBy'
    }
}
