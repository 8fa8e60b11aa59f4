package dev.arrshell.internal.ledger

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.time.Durations.hours

import dev.arrshell.internal.wire.AccountEndpoint
import dev.arrshell.model.AccountId
import dev.arrshell.model.Lease
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionSpec
import dev.arrshell.time.VirtualClock
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Instant
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class LedgerSpec extends Specification {

    static final TARGET = new AccountEndpoint(URI.create('https://rendering.example'), AccountId.parse('11111111-1111-1111-1111-111111111111'))
    static final SPEC = SessionSpec.of(PREMIUM, new Lease(hours(4)))
    static final ID = SessionId.parse('d31bddca-dab7-498e-9bc9-7594bc12862f')

    @TempDir
    Path home

    List<String> warned = []
    def clock = new VirtualClock()
    def file = { home.resolve('.arr').resolve('started.jsonl') }

    def "a start is on the disk before it is settled, with all that is needed to find it and no secret"() {
        when:
        ledger().begin(TARGET, SPEC, [SessionId.parse('known-before')] as Set)

        then:
        def entry = ledger().open()[0]
        entry.target() == TARGET
        entry.size() == PREMIUM
        entry.lease() == hours(4)
        entry.at() == clock.instant()
        entry.owner() == OwnerProcess.self()
        entry.owner().pid() == ProcessHandle.current().pid()
        entry.id().empty
        !entry.settled()
        entry.known()*.value() == ['known-before']
        lines().size() == 1
        lines()[0].startsWith('{"event":"start",')
    }

    def "#what leaves #open open"() {
        given:
        def start = ledger().begin(TARGET, SPEC, [] as Set)

        when:
        happen(ledger(), start)

        then:
        ledger().open().collect { [it.id().orElse(null), it.settled(), it.kept(), it.lease()] } == open

        where:
        what                     | happen                                                                 || open
        'an id'                  | { l, s -> s.started(ID) }                                              || [[ID, true, false, hours(4)]]
        'nothing made'           | { l, s -> s.nothing() }                                                || []
        'an end'                 | { l, s -> s.started(ID); l.ended(TARGET, ID) }                         || []
        'an extended lease'      | { l, s -> s.started(ID); l.leased(TARGET, ID, hours(8)) }              || [[ID, true, false, hours(8)]]
        'a session kept'         | { l, s -> s.started(ID); l.kept(TARGET, ID) }                          || [[ID, true, true, hours(4)]]
        'the end of another'     | { l, s -> s.started(ID); l.ended(TARGET, SessionId.parse('other')) }      || [[ID, true, false, hours(4)]]
    }

    def "an id that was chosen is there before the answer"() {
        when:
        ledger().begin(TARGET, SPEC.withId(ID), [] as Set)

        then:
        def entry = ledger().open()[0]
        entry.id().get() == ID
        !entry.settled()
    }

    def "what becomes of a session that is none of the ledger's is not written: #what"() {
        given:
        ledger().begin(TARGET, SPEC, [] as Set).started(SessionId.parse('another'))
        def before = lines()

        when:
        written(ledger())

        then:
        lines() == before

        where:
        what               | written
        'its end'          | { Ledger it -> it.ended(TARGET, ID) }
        'its lease'        | { Ledger it -> it.leased(TARGET, ID, hours(5)) }
        'that it is kept'  | { Ledger it -> it.kept(TARGET, ID) }
    }

    def "a torn last line is ended, costs nothing but itself, and is not the next line's end"() {
        given:
        ledger().begin(TARGET, SPEC, [] as Set).started(ID)
        Files.writeString(file(), Files.readString(file()) + '{"event":"start","key":"torn","at":"20')

        when:
        ledger().begin(TARGET, SPEC, [] as Set)

        then:
        ledger().open().size() == 2
        lines().size() == 4
        warned.empty
    }

    def "a line that makes no sense is passed over: #line"() {
        given:
        ledger().begin(TARGET, SPEC, [] as Set)
        Files.writeString(file(), line + '\n' + Files.readString(file()))

        expect:
        ledger().open().size() == 1

        where:
        line << ['', '[]', '%%%', '{"event":"start"}', '{"event":"ended","id":"no id!"}', '{"event":"of tomorrow"}', '{"event":"started","key":"x"}']
    }

    def "a file that cannot be written does not stop a start, and is told once: #what"() {
        given:
        Files.createDirectories(home.resolve('.arr').parent)
        spoil(home)

        when:
        def ledger = ledger()
        def start = ledger.begin(TARGET, SPEC, [] as Set)
        start.started(ID)

        then:
        warned.size() == 1
        warned[0].contains('cannot be written')
        warned[0].contains('started.jsonl')
        warned[0].contains('client.sessions()')

        cleanup:
        home.toFile().setWritable(true)

        where:
        what                     | spoil
        'a file in the way'      | { Files.writeString(it.resolve('.arr'), 'not a directory') }
        'a directory in its place' | { Files.createDirectories(it.resolve('.arr/started.jsonl')) }
    }

    @Requires({ Files.isDirectory(Path.of('/proc/self')) })
    def "a home in which nothing can be written is told, and the start goes on"() {
        given: 'a file system that is read-only for everybody'
        file = { Path.of('/proc/self/.arr/started.jsonl') }

        when:
        def start = ledger().begin(TARGET, SPEC, [] as Set)
        start.started(ID)

        then:
        warned.size() == 1
        warned[0].contains('/proc/self/.arr/started.jsonl cannot be written')
        ledger().open().empty
    }

    def "the end of the last start empties the file, and leaves what is kept on purpose as long as it can be up"() {
        given:
        def ledger = ledger()
        def first = ledger.begin(TARGET, SPEC, [] as Set)
        first.started(ID)
        def second = ledger.begin(TARGET, SPEC, [] as Set)

        when:
        ledger.ended(TARGET, ID)

        then:
        Files.size(file()) > 0

        when:
        second.nothing()

        then:
        Files.size(file()) == 0

        when:
        ledger.begin(TARGET, SPEC, [] as Set).started(ID)
        ledger.kept(TARGET, ID)
        clock.advance(hours(lived))
        ledger.begin(TARGET, SPEC, [] as Set).nothing()

        then:
        (Files.size(file()) == 0) == emptied

        where:
        lived || emptied
        24    || false
        26    || true
    }

    @Requires({ Files.exists(Path.of('/dev/full')) })
    def "a full disk is told, and the start goes on"() {
        given:
        Files.createDirectories(file().parent)
        Files.createSymbolicLink(file(), Path.of('/dev/full'))

        when:
        def ledger = ledger()
        ledger.begin(TARGET, SPEC, [] as Set).started(ID)
        ledger.ended(TARGET, ID)

        then:
        warned.size() == 1
        warned[0].contains('cannot be written')
    }

    def "an interrupt of the thread keeps nothing from being read or written, and stays: #what"() {
        given: 'a start for each of two sessions, and a long file'
        def ledger = ledger()
        def start = ledger.begin(TARGET, SPEC, [] as Set)
        prepared(ledger, start)
        if (long_) {
            Files.writeString(file(), Files.readString(file()) + ('{"event":"over","key":"' + 'x' * 1000 + '"}\n') * 300)
        }

        when:
        Thread.currentThread().interrupt()
        happen(ledger, start)

        then:
        Thread.interrupted()
        warned.empty
        ledger.open().collect { [it.id().orElse(null), it.kept(), it.lease()] } == open

        cleanup:
        Thread.interrupted()

        where:
        [[what, prepared, happen, open], long_] << [
            [
                ['begin',  { l, s -> },                 { l, s -> l.begin(TARGET, SPEC, [] as Set) },     [[null, false, hours(4)]] * 2],
                ['named',  { l, s -> },                 { l, s -> s.started(ID) },                        [[ID, false, hours(4)]]],
                ['none',   { l, s -> },                 { l, s -> s.nothing() },                          []],
                ['ended',  { l, s -> s.started(ID) },   { l, s -> l.ended(TARGET, ID) },                  []],
                ['kept',   { l, s -> s.started(ID) },   { l, s -> l.kept(TARGET, ID) },                   [[ID, true, hours(4)]]],
                ['leased', { l, s -> s.started(ID) },   { l, s -> l.leased(TARGET, ID, hours(8)) },       [[ID, false, hours(8)]]],
                ['over',   { l, s -> },                 { l, s -> l.over(l.open()) },                     []],
                ['open',   { l, s -> s.started(ID) },   { l, s -> assert l.open().size() == 1 },          [[ID, false, hours(4)]]],
                ['left',   { l, s -> },                 { l, s -> assert l.leftBehind().empty },          [[null, false, hours(4)]]],
                ['others', { l, s -> },                 { l, s -> assert l.others().empty },              [[null, false, hours(4)]]],
            ],
            [false, true],
        ].combinations()
    }

    def "interrupts at any moment of the writing lose no line"() {
        given:
        def ledger = ledger()
        def me = Thread.currentThread()
        def going = true
        def pest = Thread.startDaemon {
            def random = new Random(1)
            while (going) {
                me.interrupt()
                java.util.concurrent.locks.LockSupport.parkNanos(random.nextInt(5_000_000))
            }
        }

        when:
        50.times {
            def start = ledger.begin(TARGET, SPEC, [] as Set)
            start.started(SessionId.parse("s$it"))
            ledger.kept(TARGET, SessionId.parse("s$it"))
        }
        going = false
        while (pest.alive) {
            Thread.interrupted()
            Thread.onSpinWait()
        }
        Thread.interrupted()

        then:
        warned.empty
        ledger.open()*.id()*.get()*.value() == (0..<50).collect { "s$it".toString() }
        ledger.open().every { it.kept() }

        cleanup:
        Thread.interrupted()
    }

    def "many threads and several processes write whole lines"() {
        given:
        def threads = Executors.newFixedThreadPool(4)
        def other = other(50)

        when:
        def work = (1..50).collect { { -> ledger().begin(TARGET, SPEC, [] as Set) } as Callable }
        threads.invokeAll(work)*.get()

        then:
        other.waitFor() == 0
        lines().size() == 100
        ledger().open().size() == 100
        ledger().open()*.owner().toSet().size() == 2

        and: 'the other process is gone, this one is not'
        ledger().leftBehind().size() == 50
        ledger().leftBehind()*.owner()*.pid().toSet() == [other.pid()] as Set

        cleanup:
        threads.shutdown()
    }

    def "a long file is shortened to what is open"() {
        given:
        def open = ledger().begin(TARGET, SPEC, [] as Set)
        open.started(ID)
        def over = '{"event":"over","key":"' + 'x' * 1000 + '"}\n'
        Files.writeString(file(), Files.readString(file()) + over * 300)

        when:
        ledger().begin(TARGET, SPEC, [] as Set)

        then:
        Files.size(file()) < 2000
        ledger().open().size() == 2
        ledger().open()[0].id().get() == ID
        ledger().open()[0].settled()
        !Files.exists(home.resolve('.arr/started.jsonl.new'))
    }

    def "only its owner may read it"() {
        when:
        ledger().begin(TARGET, SPEC, [] as Set)

        then:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file())) == 'rw-------'
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file().parent)) == 'rwx------'
    }

    def "a process is gone if #what: #gone"() {
        expect:
        owner.isGone() == gone

        where:
        what                                | owner                                                                        || gone
        'it is this one'                    | OwnerProcess.self()                                                                 || false
        'no process has its number'         | new OwnerProcess(Integer.MAX_VALUE, Optional.empty(), OwnerProcess.self().host())          || true
        'its number is another one\'s now'  | new OwnerProcess(OwnerProcess.self().pid(), Optional.of(Instant.EPOCH), OwnerProcess.self().host()) || true
        'its start is not known'            | new OwnerProcess(OwnerProcess.self().pid(), Optional.empty(), OwnerProcess.self().host())         || false
        'it is another machine\'s'          | new OwnerProcess(Integer.MAX_VALUE, Optional.empty(), 'another.example')            || false
    }

    def "what was kept on purpose is not left behind"() {
        given:
        def gone = Ledger.in(file(), new OwnerProcess(Integer.MAX_VALUE, Optional.empty(), OwnerProcess.self().host()), clock, { warned << it })
        gone.begin(TARGET, SPEC, [] as Set).started(ID)

        expect:
        ledger().leftBehind().size() == 1

        when:
        gone.kept(TARGET, ID)

        then:
        ledger().leftBehind().empty
        ledger().open().size() == 1
    }

    def "no ledger remembers nothing and writes nothing"() {
        when:
        Ledger.none().begin(TARGET, SPEC, [] as Set).started(ID)

        then:
        Ledger.none().open().empty
    }

    private Ledger ledger() {
        Ledger.in(file(), OwnerProcess.self(), clock, { warned << it })
    }

    private List<String> lines() {
        Files.exists(file()) ? Files.readAllLines(file()) : []
    }

    private Process other(int starts) {
        new ProcessBuilder(
                Path.of(System.getProperty('java.home'), 'bin', 'java').toString(),
                '-cp', System.getProperty('java.class.path'),
                'dev.arrshell.internal.ledger.LedgerWriterProcess', file().toString(), starts.toString())
                .inheritIO().start()
    }
}
