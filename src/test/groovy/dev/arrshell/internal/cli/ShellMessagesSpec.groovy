package dev.arrshell.internal.cli

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Lease
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Messages are for the place where the person stands: a shell has options and commands, and no calls of Groovy or Java. */
class ShellMessagesSpec extends Specification {

    static final START = ['session', 'start', '--size', 'premium', '--lease', '1h']

    @TempDir
    Path home

    @Shared
    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder()
            .realTime()
            .boot(SessionSize.STANDARD, Duration.ZERO)
            .boot(SessionSize.PREMIUM, Duration.ofHours(1))
            .start()

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    int arr(List<String> words, Map<String, String> more = [:]) {
        def variables = [ARR_HOME: home.toString(), ARR_CACHE: 'off', ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                         ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it }, ARR_STS: server.sts().toString(),
                         ARR_ENDPOINT: server.endpoint(Region.parse('westus2')).toString()] + more
        ProgramRun.run(out, err, variables, words.collect { it == 'ID' ? started() : it } as String[])
    }

    String started() {
        server.client().session().size(SessionSize.STANDARD).lease(Lease.parse('1h')).start().id().value()
    }

    def "#words with #variables is answered in the words of a shell"() {
        expect:
        arr(words, variables) == 2
        out.toString().empty
        err.toString().contains(told)
        !(err.toString() =~ /\w\([^)]*\)\.|\b(lease|hours|minutes|endpoint|region|size|extendLeaseBy|extendLeaseTo|awaitReady|URI\.create)\(|(not|by|timeout) PT/)

        where:
        words                                              | variables               || told
        START.take(4) + ['--lease', '4']                   | [:]                     || '"4" has no unit: write \'4h\', \'90m\' or \'4:00:00\''
        START.take(4) + ['--lease', '0s']                  | [:]                     || 'a lease must be positive, not 0s'
        START.take(4) + ['--lease', '25h']                 | [:]                     || 'a lease is at most 24 hours, not 25h00m'
        START.take(4)                                      | [ARR_LEASE: '4']        || 'ARR_LEASE: "4" has no unit'
        START.take(4)                                      | [ARR_LEASE: '']         || 'ARR_LEASE is set but empty'
        START.take(2)                                      | [:]                     || 'size is missing: '
        ['session', 'start', '--size', 'huge']             | [:]                     || "unknown size 'huge'"
        ['session', 'list']                                | [ARR_REGION: 'moon']    || "ARR_REGION: unknown region 'moon'"
        ['session', 'list', '--region', 'moon']            | [:]                     || "--region: unknown region 'moon'"
        ['-e', '1', '--region', 'moon']                    | [:]                     || "unknown region 'moon'"
        ['session', 'list']                                | [ARR_ENDPOINT: 'moon']  || 'ARR_ENDPOINT: '
        ['session', 'list']                                | [ARR_ACCOUNT_ID: 'me']  || 'ARR_ACCOUNT_ID: '
        ['session', 'update', 'ID', '--lease', '30m']      | [:]                     || '--by TIME'
        ['session', 'update', 'ID', '--lease', '4']        | [:]                     || '"4" has no unit'
        ['session', 'update', 'ID', '--by', '4']           | [:]                     || "'4' is not a duration"
        ['session', 'update', 'ID', '--by', '30h']         | [:]                     || 'a lease is at most 24 hours'
        ['session', 'update', 'ID', '--by', '0s']          | [:]                     || "'0s' is not allowed"
        ['session', 'get', 'a b']                          | [:]                     || "session id 'a b' is not valid"
        ['conversion', 'list', '--api-version', 'v1']      | [:]                     || '--api-version 2021-01-01'
        ['emulator', '--boot', 'standard=400d']            | [:]                     || 'days, not 9600h'
    }

    def "a limit is told as it was typed: #typed"() {
        expect:
        arr(['-e', 'sleep(30_000)', '--timeout', typed]) == 6
        err.toString().startsWith("arr: the run took longer than --timeout $typed\n")

        where:
        typed << ['1ms', '500ms', '1s', '1.5s']
    }

    def "a session that a time-out stopped does not go on: #words"() {
        expect:
        arr(words) == 6
        err.toString().contains('stopped session ')
        err.toString().contains(told)
        !(err.toString() =~ /will bill|goes on|session wait|client\./)

        where:
        words                                                                                                    || told
        START + ['--wait', '--timeout', '2s']                                                                    || 'It was stopped.'
        ['-e', 'createSession(size: PREMIUM, lease: 1.hours).awaitReady(1.seconds)']                             || 'The end of the run stops it.'
        ['-e', 'createSession(size: PREMIUM, lease: 1.hours).awaitReady()', '--timeout', '3s']                   || 'The end of the run stops it.'
    }

    def "a session that goes on is said to: #words"() {
        when:
        def code = arr(words)

        then:
        code == 6
        err.toString().contains('will bill when it is')

        cleanup:
        server.client().sessions().each { server.client().session(it.id()).stop() }

        where:
        words << [START + ['--wait', '--timeout', '2s', '--on-exit', 'keep'],
                  ['--on-exit', 'keep', '-e', 'createSession(size: PREMIUM, lease: 1.hours).awaitReady(1.seconds)']]
    }
}
