package dev.arrshell.internal.exit

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.testing.FaultyService
import dev.arrshell.testing.Scripts
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.concurrent.Executors
import java.util.concurrent.Future
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag

/** What happens when a run is over. */
class ExitCleanupSpec extends Specification {

    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder().realTime().start()

    Scripts scripts = configured()

    def cleanup() {
        scripts.close()
    }

    def "onExit runs in reverse order, also after a failure, and once"() {
        given:
        scripts.run 'onExit { println 1 }; onExit { println 2; onExit { println 3 } }'
        scripts.failure 'onExit { println 4 }; throw new IOException()'

        when:
        def well = scripts.workspace().end()
        scripts.workspace().end()

        then:
        well
        scripts.out().readLines() == ['4', '2', '3', '1']
    }

    def "a failing onExit keeps nothing else from being done"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours); onExit { println "last" }; onExit { foo() }'

        expect:
        !scripts.workspace().end()
        scripts.out().trim() == 'last'
        scripts.notices()[0] == 'onExit failed: there is no word or method foo (nothing was sent)'
        scripts.notices()[1].startsWith('stopped session ')
        stops() == 1
    }

    @Tag('long')
    def "an onExit that ends with #thrown keeps nothing else from being done: #code"() {
        given:
        scripts.run "createSession(size: STANDARD, lease: 1.hours); onExit { println 'first' }"
        scripts.run "onExit { $code }"
        scripts.run "onExit { println 'last' }"

        expect:
        !scripts.workspace().end()
        scripts.out().readLines() == ['last', 'first']
        scripts.notices()[0].startsWith("onExit failed: $thrown")
        scripts.notices()[1].startsWith('stopped session ')
        stops() == 1

        where:
        code                                               || thrown
        "new File('/nonexistent/x').text = 'x'"            || 'FileNotFoundException: /nonexistent/x'
        'throw new IOException("gone")'                    || 'IOException: gone'
        'throw new Throwable("bare")'                      || 'Throwable: bare'
        'throw new Error("worse")'                         || 'Error: worse'
        'throw new OutOfMemoryError("worst")'              || 'OutOfMemoryError: worst'
        'throw new ThreadDeath()'                          || 'ThreadDeath'
        'def again; again = { again() }; again()'          || 'StackOverflowError'
        'assert 1 > 2'                                     || 'assert 1 > 2'
        'throw new InterruptedException("enough")'         || 'InterruptedException: enough'
        'Thread.currentThread().interrupt(); sleep 1'      || 'InterruptedException'
        'Thread.currentThread().interrupt(); sessions()'   || 'could not list the sessions: the thread was interrupted'
        'throw new IOException() { String getMessage() { throw new IllegalStateException() } }' || 'test-script$1, whose message cannot be read'
        'throw new Exception() { StackTraceElement[] getStackTrace() { throw new Error() } }'   || 'test-script$1'
    }

    def "an onExit that never returns is left once the process is ending, and the rest is done: #code"() {
        given:
        scripts.run "createSession(size: STANDARD, lease: 1.hours); onExit { println 'first' }"
        scripts.run "onExit { $code }"
        scripts.workspace().exitCleanup().limitWork(Duration.ZERO)

        expect:
        !scripts.workspace().end()
        scripts.out().trim() == 'first'
        scripts.notices()[0] == 'onExit failed: it did not end in time while the process was ending'
        scripts.notices()[1].startsWith('stopped session ')
        stops() == 1

        where:
        code << ['new java.util.concurrent.CountDownLatch(1).await()',
                'while (true) { try { Thread.sleep(1000) } catch (InterruptedException e) { } }']
    }

    def "an interrupt while an onExit runs reaches it, and stays set"() {
        given:
        def ending = Thread.currentThread()
        def failed
        scripts.workspace().onExit {
            ending.interrupt()
            try {
                new CountDownLatch(1).await(30, TimeUnit.SECONDS)
            } catch (InterruptedException e) {
                failed = e
            }
        }

        when:
        def well = scripts.workspace().end()
        def interrupted = Thread.interrupted()

        then:
        well
        interrupted
        failed != null
    }

    def "what was started and left running is stopped and told: #code"() {
        given:
        scripts.run code

        expect:
        scripts.workspace().end()
        scripts.notices() == ["stopped session ${scripts.workspace().sessionId()}, which this run had started and left running"]
        stops() == 1

        where:
        code << [
            'createSession(size: STANDARD, lease: 1.hours)',
            'session = client.session().size(PREMIUM).lease(1.hours).start()',
            'session = client.session(size: PREMIUM, lease: 1.hours).startAsync().join()',
            "sessionId = arr.account(accountId, accountKey).region(endPoint).session(size: PREMIUM, lease: 1.hours).start().id"
        ]
    }

    def "what has ended is left alone: #code"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'
        scripts.run code

        expect:
        scripts.workspace().end()
        scripts.notices().empty
        stops() == 1

        where:
        code << [
            'stopSession()',
            'client.session(sessionId).stop()',
            'session.close(); session.stop()',
            'onExit { stopSession() }'
        ]
    }

    def "a session of somebody else is left alone"() {
        given:
        def another = configured()
        another.run 'createSession(size: STANDARD, lease: 1.hours)'
        scripts.run "sessionId = '${another.workspace().sessionId()}'; properties()"

        when:
        scripts.workspace().end()

        then:
        stops() == 0
        scripts.notices().empty

        cleanup:
        another.close()
    }

    @Tag('long')
    def "a session that cannot be stopped is told, and the run did not end well"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'
        server.close()

        expect:
        !scripts.workspace().end()
        scripts.notices()[0..2].every { it.startsWith("could not stop session ${scripts.workspace().sessionId()}: ") }
        scripts.notices()[3] == "it may still run, and bill; to stop it: arr session stop ${scripts.workspace().sessionId()}" +
                " --account-id $ArrEmulator.ACCOUNT_ID --endpoint ${server.endpoint(Region.parse('eastus'))} --sts ${server.sts()}"
    }

    def "with policy #policy a session that was left running ends so: #notice"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'
        scripts.workspace().exitCleanup().policy(policy)

        expect:
        scripts.workspace().end() == well
        scripts.notices()[0].startsWith(notice.replace('ID', "${scripts.workspace().sessionId()}"))
        stops() == stopped

        where:
        policy          || well  | stopped | notice
        ExitPolicy.STOP || true  | 1       | 'stopped session ID, which this run had started'
        ExitPolicy.FAIL || false | 1       | 'stopped session ID, which this run had started'
        ExitPolicy.KEEP || true  | 0       | 'session ID goes on; to stop it: arr session stop ID --account-id'
    }

    def "a session is stopped though it cannot be read: reading answers #what"() {
        given:
        def lame = new FaultyService()
        def mine = new Scripts(
                ARR_ENDPOINT: lame.uri().toString(),
                ARR_STS: lame.uri().toString(),
                ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it })
        mine.run 'createSession(size: STANDARD, lease: 1.hours)'
        lame.on(Operation.PROPERTIES, *([answered as FaultyService.Fault] * 12))
        mine.workspace().exitCleanup().policy(policy)

        expect:
        mine.workspace().end() == well
        lame.running().empty
        lame.count(Operation.STOP) == 1
        mine.notices() == ["stopped session ${mine.workspace().sessionId()}, which this run had started and left running"]
        lame.requests().takeWhile { it != Operation.STOP } == [Operation.TOKEN, Operation.CREATE]

        cleanup:
        mine.close()
        lame.close()

        where:
        what           | answered                                                                                   | policy          || well
        'a result'     | { it.succeed() }                                                                           | ExitPolicy.STOP || true
        '500'          | { it.write(FaultyService.Exchange.answer(500, '')) }                                       | ExitPolicy.STOP || true
        '503'          | { it.write(FaultyService.Exchange.answer(503, '')) }                                       | ExitPolicy.STOP || true
        '302'          | { it.write(FaultyService.Exchange.answer(302, '', 'Location: /sign-in')) }                 | ExitPolicy.STOP || true
        '302 and FAIL' | { it.write(FaultyService.Exchange.answer(302, '', 'Location: /sign-in')) }                 | ExitPolicy.FAIL || false
        '404'          | { it.write(FaultyService.Exchange.answer(404, '')) }                                       | ExitPolicy.STOP || true
        'HTML'         | { it.write(FaultyService.Exchange.answer(200, '<html>Sign in</html>')) }                   | ExitPolicy.STOP || true
        'HTML, FAIL'   | { it.write(FaultyService.Exchange.answer(200, '<html>Sign in</html>')) }                   | ExitPolicy.FAIL || false
        'garbage'      | { it.write('%%%') }                                                                        | ExitPolicy.STOP || true
        'nothing'      | { it.never() }                                                                             | ExitPolicy.STOP || true
        'a reset'      | { it.reset() }                                                                             | ExitPolicy.STOP || true
    }

    def "with policy FAIL a session that expired unseen was not left running"() {
        given:
        server.close()
        server = ArrEmulator.start()
        scripts = configured()
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'
        server.clock().advance(java.time.Duration.ofHours(3))
        scripts.workspace().exitCleanup().policy(ExitPolicy.FAIL)

        expect:
        scripts.workspace().end()
    }

    def "an interrupt before the end does not keep a session from being stopped, and stays set"() {
        given:
        scripts.run 'createSession(size: STANDARD, lease: 1.hours)'

        when:
        Thread.currentThread().interrupt()
        def well = scripts.workspace().end()
        def interrupted = Thread.interrupted()

        then:
        well
        interrupted
        stops() == 1
    }

    def "once the end has begun no session is started, by an entry either that is made only then"() {
        given:
        scripts.workspace().exitCleanup().settle()

        expect:
        scripts.failure('createSession(size: STANDARD, lease: 1.hours)').message.contains('no session is started any more (nothing was sent)')
        server.requests(Operation.CREATE).empty
    }

    def "there is one entry, also for threads that want it at once"() {
        given:
        def threads = Executors.newFixedThreadPool(8)
        def all = new CountDownLatch(8)

        when:
        def entries = (1..8).collect {
            threads.submit({ all.countDown(); all.await(); scripts.workspace().arr() } as java.util.concurrent.Callable)
        }

        then:
        entries*.get(30, TimeUnit.SECONDS).toUnique { a, b -> a.is(b) ? 0 : 1 }.size() == 1

        cleanup:
        threads.shutdownNow()
    }

    def "a second caller waits until the first is done"() {
        given:
        def begun = new CountDownLatch(1)
        def goOn = new CountDownLatch(1)
        def done = new CountDownLatch(1)
        scripts.workspace().onExit {
            begun.countDown()
            goOn.await(10, TimeUnit.SECONDS)
            done.countDown()
        }
        def threads = Executors.newFixedThreadPool(2)

        when:
        def first = threads.submit { scripts.workspace().end() } as Future
        begun.await(10, TimeUnit.SECONDS)
        def second = threads.submit { scripts.workspace().end(); done.count } as Future
        goOn.countDown()

        then:
        first.get(10, TimeUnit.SECONDS) == true
        second.get(10, TimeUnit.SECONDS) == 0

        cleanup:
        threads.shutdownNow()
    }

    private Scripts configured() {
        new Scripts(
                ARR_ENDPOINT: server.endpoint(Region.parse('eastus')).toString(),
                ARR_STS: server.sts().toString(),
                ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(),
                ARR_ACCOUNT_KEY: ArrEmulator.ACCOUNT_KEY.revealTo { it })
    }

    private int stops() {
        server.journal().count { it.method() == 'DELETE' }
    }
}
