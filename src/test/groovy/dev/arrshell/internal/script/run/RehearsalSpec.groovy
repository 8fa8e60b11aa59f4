package dev.arrshell.internal.script.run

import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.STOPPED

import dev.arrshell.error.SessionFailedException
import dev.arrshell.internal.script.library.ScriptLibraries
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.model.SessionStatus
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

/** A script on an emulator of its own. What the emulator's history says is held against what its journal says. */
class RehearsalSpec extends Specification {

    final out = new ByteArrayOutputStream()
    final notices = []
    Rehearsal rehearsal

    def cleanup() {
        rehearsal?.workspace()?.end()
    }

    private Object rehearse(String code, Map<String, String> environment = [:]) {
        rehearsal = Rehearsal.of(new ScriptSource('night.groovy', code), ScriptSettings.of(environment), notices.&add)
        try {
            rehearsal.runner(new PrintStream(out, true), ScriptLibraries.NONE).run(rehearsal.source(), [])
        } finally {
            rehearsal.workspace().end()
        }
    }

    private Duration passed() {
        Duration.between(rehearsal.from(), rehearsal.emulator().clock().instant())
    }

    private List<Map> lives() {
        rehearsal.emulator().history().collect { [end: it.endStatus(), billed: it.billed(Instant.MAX).toSeconds(), line: rehearsal.line(it.id())] }
    }

    def "six hours are as the journal has them"() {
        when:
        rehearse '''
            def session = client.session().size(PREMIUM).lease(2.hours).start()
            session.awaitReady()
            5.times { sleep 1.hours; session.extendLeaseBy 1.hours }
            def short_ = client.session().size(STANDARD).lease(10.minutes).start().awaitReady()
            sleep 1.hours
            session.stop()
        '''
        def told = rehearsal.emulator().history().collectEntries { [it.id().value(), it] }
        def journal = new JournalReader(rehearsal.emulator().journal())

        then: 'each session that was created, with the moment'
        told.keySet() == journal.created().keySet()
        told.every { id, life -> life.createdAt() == journal.created()[id] }

        and: 'each lease, from the moment on at which the service took it'
        told.every { id, life -> life.leases().collect { [it.at(), it.total()] } == journal.leases(id) }

        and: 'no answer saw a session otherwise than the timeline has it'
        journal.sightings().size() > 20
        journal.sightings().every { seen -> told[seen.id].statusAt(seen.at) == seen.status }

        and: 'billed from Ready to the stop, and to the end of the lease'
        told.values()*.endStatus() == [STOPPED, EXPIRED]
        with(told.values()[0]) {
            endsAt().get() == journal.stopped(id().value())
            readyAt().get() == createdAt() + Duration.ofSeconds(120)
            billed(Instant.MAX) == Duration.between(readyAt().get(), endsAt().get())
        }
        told.values()[1].billed(Instant.MAX) == Duration.ofMinutes(10)
        rehearsal.left().empty
    }

    def "every way to sleep goes by the emulator's clock: #code"() {
        when:
        rehearse code

        then:
        passed() == length

        where:
        code                                                          || length
        'sleep 3.hours'                                               || Duration.ofHours(3)
        'sleep 1500'                                                  || Duration.ofMillis(1500)
        'sleep(1500L)'                                                || Duration.ofMillis(1500)
        'Thread.sleep(3_600_000)'                                     || Duration.ofHours(1)
        'java.lang.Thread.sleep 5'                                    || Duration.ofMillis(5)
        'import static java.lang.Thread.sleep as doze; doze 60_000'   || Duration.ofMinutes(1)
        'java.util.concurrent.TimeUnit.MINUTES.sleep(90)'             || Duration.ofMinutes(90)
        'import java.util.concurrent.TimeUnit; TimeUnit.DAYS.sleep 2' || Duration.ofDays(2)
        '3.times { sleep 60_000 }'                                    || Duration.ofMinutes(3)
        '2.times { 2.times { sleep 1.minutes } }'                     || Duration.ofMinutes(4)
        '3.times { if (it) Thread.sleep(1000 * it) }'                 || Duration.ofSeconds(3)
        'nap(7); void nap(int s) { Thread.sleep(s * 1000L) }'         || Duration.ofSeconds(7)
        '"x".with { sleep 1000 }'                                     || Duration.ofSeconds(1)
        'assert now + 1.hours == now.plusSeconds(3600); sleep(0)'     || Duration.ZERO
        'def before = now; sleep 2.hours; assert now == before + 2.hours' || Duration.ofHours(2)
    }

    def "whatever account, region and endpoint a script names, the emulator answers: #code"() {
        when:
        rehearse code + "\ncreateSession(size: STANDARD, lease: '1:0:0'); stopSession()", environment

        then:
        rehearsal.emulator().requests(CREATE)*.uri()*.path == ["/$region/v1/accounts/$account/sessions/create" as String]

        where:
        code                                                      | environment || region       | account
        ''                                                        | [:]         || 'westus2'    | KNOWN
        "region 'uksouth'"                                        | [:]         || 'uksouth'    | KNOWN
        "endPoint = 'https://service.example:8443'"               | [:]         || 'westus2'    | KNOWN
        "endPoint = 'https://service.example/eastus/'"            | [:]         || 'eastus'     | KNOWN
        "client = arr.account('$OTHER', 'a2V5').endpoint(URI.create('https://remoterendering.eastus2.mixedreality.azure.com'))" | [:] || 'eastus2' | OTHER
        "account '$OTHER', 'a2V5IG9mIHRoZSBhY2NvdW50'"            | [:]         || 'westus2'    | OTHER
        "token = 'eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDB9.eA'" | [:]       || 'westus2'    | KNOWN
        ''                                                        | CONFIGURED  || 'japaneast'  | OTHER
        "accountKey = secret('ARR_ACCOUNT_KEY'); endPoint = env.ARR_ENDPOINT" | CONFIGURED || 'japaneast' | OTHER
    }

    static final KNOWN = '11111111-1111-1111-1111-111111111111'
    static final OTHER = '22222222-2222-2222-2222-222222222222'
    static final CONFIGURED = [ARR_ACCOUNT_ID: OTHER, ARR_ENDPOINT: 'https://service.example/japaneast', ARR_STS: 'https://sts.service.example']

    def "an entry of the script's own making is refused before anything runs: #code"() {
        when:
        rehearse "println 'ran'; $code"

        then:
        def e = thrown(ScriptFailure)
        e.error().message().startsWith('Arr.create is not possible in a rehearsal')
        e.error().line() == 1
        out.size() == 0

        where:
        code << ["Arr.create()", "def f = { dev.arrshell.Arr.create(null) }", "class A { def a() { Arr.create() } }",
                 "Arr.rehearsing(ArrOptions.builder().build(), { it })", "def f = Arr.&create; f()", "def f = Arr::create; f()",
                 "def a = Arr; a.create()", "[Arr]*.create()"]
    }

    def "an entry by a static import is refused before anything runs: #code"() {
        when:
        rehearse "$code; println 'ran'"

        then:
        def e = thrown(ScriptFailure)
        e.error().message().startsWith('Arr.create is not possible in a rehearsal')
        out.size() == 0

        where:
        code << ["import static dev.arrshell.Arr.create; create()", "import static dev.arrshell.Arr.create as made; made()",
                 "import static dev.arrshell.Arr.*; rehearsing(ArrOptions.builder().build(), { it })"]
    }

    def "another entry beside the one there is would lead out of the rehearsal, and is refused"() {
        when:
        rehearse 'arr.sharing(ArrOptions.builder().build())'

        then:
        def e = thrown(ScriptFailure)
        e.error().message().startsWith('a rehearsal has one entry point')
    }

    def "what is left running is known, with its line: #code"() {
        when:
        rehearse code

        then:
        rehearsal.left().size() == left
        lives()*.line*.orElse(0) == lines
        lives()*.end == ends

        where:
        code                                                                                     || left | lines  | ends
        "\n\ncreateSession(size: STANDARD, lease: '1:0:0')"                                       || 1    | [3]    | [STOPPED]
        "def s = client.session(size: STANDARD, lease: '1:0:0')\ns.start()\ns.start().stop()"     || 1    | [2, 3] | [STOPPED, STOPPED]
        "createSession(size: STANDARD, lease: '1:0:0')\nonExit { session.stop() }"                || 0    | [1]    | [STOPPED]
        "createSession(size: STANDARD, lease: '1:0:0')\nsleep 2.hours"                            || 0    | [1]    | [EXPIRED]
        "client.session(size: STANDARD, lease: '1:0:0').startAsync().join()"                      || 1    | [0]    | [STOPPED]
        "[1].each {\n  client.session(size: STANDARD, lease: '1:0:0').start() }"                  || 1    | [2]    | [STOPPED]
    }

    def "a script that fails has a history too"() {
        when:
        rehearse "def s = client.session(size: STANDARD, lease: '1:0:0').start(); emulator.session(s.id).fail('gone'); s.awaitReady()"

        then:
        def e = thrown(ScriptFailure)
        e.cause instanceof SessionFailedException
        rehearsal.emulator().history()*.endStatus() == [SessionStatus.ERROR]
        rehearsal.emulator().history()[0].message().get() == 'gone'
        rehearsal.emulator().history()[0].billed(Instant.MAX) == Duration.ZERO
    }

    def "the end of the run tells nothing of sessions that never were"() {
        when:
        rehearse "createSession(size: STANDARD, lease: '1:0:0')"

        then:
        notices.empty
    }

    def "an emulator that was not asked to remember says so"() {
        given:
        def plain = dev.arrshell.emulator.ArrEmulator.start()

        when:
        plain.history()

        then:
        def e = thrown(IllegalStateException)
        e.message.contains 'withHistory()'

        cleanup:
        plain.close()
    }
}
