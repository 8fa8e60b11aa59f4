package dev.arrshell.internal.script.message

import dev.arrshell.testing.Scripts
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Wrong use ends before anything is sent, and says so. */
class WrongUseSpec extends Specification {

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "#code: #message"() {
        when:
        def error = scripts.failure(code)

        then:
        error.message().contains(message)
        error.message().count('(nothing was sent)') == 1
        error.message().endsWith('(nothing was sent)')

        and: 'it tells where'
        error.file() == 'test.groovy'
        error.line() == 1
        error.source() == code.replace('a-key-that-is-never-made', '****')

        and: 'the service knows nothing of it'
        scripts.journal().empty

        and: 'no word of Groovy or Java that helps nobody'
        !(error.message() =~ /Possible solutions|No signature|No such property|java\.|groovy\.|Handle|Stage/)

        where:
        code                                                       || message
        "account(env.ARR_ACCOUNT_ID, accountKey).region('westus22')" || 'did you mean westus2?'
        "region 'westus22'"                                        || 'did you mean westus2?'
        "region(null)"                                             || 'region is null, and must not be'
        "account('my-account', 'a-key-that-is-never-made')"            || "account id 'my-account' is no GUID"
        "arr.account('my-account', 'a-key-that-is-never-made')"        || "account id 'my-account' is no GUID"
        'arr.account(accountId, 42)'                               || 'account(AccountId, Integer) does not fit: write account('
        'client.session().size(PREMIUM).lease(4)'                  || '"4" has no unit: write lease(4.hours), lease(hours(4)) or lease(\'4:00:00\')'
        "client.session().size(PREMIUM).lease('4')"                || '"4" has no unit'
        "client.session().size(PREMIUM).lease('25:0:0')"           || 'at most 24 hours'
        "client.session().size(PREMIUM).lease('24:00:00')"         || "the service reads '24:00:00' as 24 days: for 24 hours write '24h' or '1.00:00:00'"
        "client.session().size(PREMIUM).lease('0:0:0')"            || 'must be positive'
        'client.session().size(PREMIUM).lease(-1.hours)'           || 'must be positive'
        'client.session().size(PREMIUM).start()'                   || 'start() is not possible yet: lease(hours(4)) comes first'
        'client.session().start()'                                 || 'start() is not possible yet: size(STANDARD) or size(PREMIUM) comes first'
        'client.session().lease(4.hours)'                          || 'lease() is not possible yet: size(STANDARD) or size(PREMIUM) comes first'
        "client.session().size('premium')"                         || 'size(String) does not fit'
        'client.session().size(PREMUIM)'                           || 'there is no variable PREMUIM: did you mean PREMIUM?'
        'client.session().size(PREMIUM).lease(4.houres)'           || 'Integer has no property houres'
        'createSession(size: STANDARD, lease: 4)'                  || '"4" has no unit'
        "createSession(size: STANDARD, lease: '24:00:00')"         || 'as 24 days'
        "createSession(sise: STANDARD, lease: '4:0:0')"            || "a session has no 'sise': did you mean size? Allowed are size:, lease:, models:, id:"
        "createSession(size: STANDARD, maxLeaseTime: '4:0:0')"    || "a session has no 'maxLeaseTime': did you mean lease? Allowed are size:, lease:, models:, id:"
        "createSession(vmSize: STANDARD, lease: '4:0:0')"         || "a session has no 'vmSize': did you mean size? Allowed are size:, lease:, models:, id:"
        "createSession(size: 'huge', lease: '4:0:0')"              || "unknown size 'huge'"
        'createSession(size: STANDARD)'                            || 'a session needs lease'
        'createSession()'                                          || 'a session needs size: allowed are size:, lease:, models:, id:'
        'updateSession(5.hours)'                                   || 'updateSession is written updateSession(lease:)'
        "sessionId = 'abc'; session.wait()"                        || "wait() is Java's own and has to do with locks, not with sessions: to wait for a session write awaitReady()"
        "client.session('abc').wait()"                             || 'to wait for a session write awaitReady()'
        "client.session('abc').stop"                               || 'stop is a method - add parentheses: '
        "client.session('abc').stopp()"                            || 'did you mean stop?'
        "sessionId = 'abc'; session.hostname"                      || 'a session has no hostname before it is ready: write session.awaitReady().hostname'
        "sessionId = 'abc'; session.maxLeaseTime"                  || 'Session has no property maxLeaseTime of its own: write session.properties.maxLeaseTime'
        "arr.region('westus2')"                                    || 'region() is not possible yet: account(id, key) comes first'
        "client.session('abc').awaitReady(10)"                     || '"10" has no unit: write awaitReady(10.minutes)'
        "client.session('abc').extendLeaseTo(0.hours)"             || 'must be positive'
        'client.session(null)'                                     || 'session id is null, and must not be'
        "client.session('a b')"                                    || "session id 'a b' is not valid"
        'client.session(size: STANDARD, lese: 4.hours)'            || 'did you mean lease?'
        "client.conversion().output('https://a/b')"                || "output() is not possible yet: input('https://mine.blob.core.windows.net/models', 'robot.fbx') comes first"
        "client.conversion().input('https://a/b', 'c').start()"    || "start() is not possible yet: output('https://mine.blob.core.windows.net/converted') comes first"
        "client.conversion().inptu('https://a/b', 'c')"            || "a conversion's draft has no method inptu(String, String): did you mean input?"
        "client.conversion().input('robot.fbx')"                   || 'input(String) does not fit: write input('
        "client.conversion().input('models', 'c')"                 || "a container is an address such as https://mine.blob.core.windows.net/models, not 'models'"
        "client.conversion('robot').stop()"                        || 'a conversion cannot be ended: the service has no request that cancels one'
        "client.conversion('robot').cancel()"                      || 'a conversion cannot be ended: the service has no request that cancels one'
        "client.conversion('robot').explode()"                     || 'Conversion has no method explode(): next may come awaitSucceeded()'
        "client.conversion('robot').awaitSucceeded(10)"            || '"10" has no unit: write awaitSucceeded(10.minutes)'
        "client.conversion('robot').awaitSucceeded('0s')"          || 'must be positive'
        "client.conversion('robot').outputAsset"                   || 'Conversion has no property outputAsset of its own: write properties.outputAsset'
        "client.conversion('a b')"                                 || "conversion id 'a b' is not valid"
        "client.conversion(input: 'https://a/b', asset: 'c')"      || 'a conversion needs output: allowed are input:, asset:, output:, inputFolder:'
        "client.conversion(inptu: 'https://a/b')"                  || "a conversion has no 'inptu': did you mean input?"
        "client.conversion(input: 'https://a/b', asset: 'c', output: 'https://a/b', outputFile: 'c.glb')" || 'must end in .arrAsset'
        "client.conversion(input: 'https://a/b', asset: 'c', output: 'https://a/b', inputAccess: secret('ARR_ACCOUNT_KEY').revealTo { 'a b' })" || 'the query string of the address alone'
        'client.conversions()'                                     || 'v1 has no request that lists conversions'
        'session.stop()'                                           || 'session is null, so .stop cannot follow: createSession('
        'requestToken'                                             || 'requestToken is a method - add parentheses: requestToken()'
        'createSesion(size: STANDARD)'                             || 'there is no word or method createSesion: did you mean createSession(size:, lease:)?'
        'westus2'                                                  || 'there is no variable westus2'
        'client.regoin'                                            || 'did you mean region?'
        "secret('NO_SUCH_SECRET')"                                 || 'NO_SUCH_SECRET is not set and there is no terminal to ask'
    }
}
