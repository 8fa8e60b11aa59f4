package dev.arrshell.internal.repl.eval

import dev.arrshell.error.WaitCancelledException
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.internal.script.state.Workspace
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.ReentrantLock
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(60)
class EvaluatorSpec extends Specification {

    @TempDir
    Path dir

    ByteArrayOutputStream printed = new ByteArrayOutputStream()

    @AutoCleanup
    Workspace workspace

    Evaluator evaluator
    List<Object> shown = []

    def setup() {
        ScriptSettings setup = ScriptSettings.of([:])
        workspace = new Workspace(setup.target(), setup, {})
        evaluator = new Evaluator(workspace, new PrintStream(printed, true))
    }

    EvaluationOutcome run(String source) {
        shown.clear()
        evaluator.run(source, { shown << it } )
    }

    def "after #before.inspect(), #source.inspect() is #value"() {
        when:
        List<EvaluationOutcome> outcomes = before.collect { run(it) } + run(source)

        then:
        outcomes.every { it instanceof EvaluationOutcome.Done }
        shown.last() == value

        where:
        before                                                  | source                  || value
        []                                                      | '1 + 1'                 || 2
        ['x = 3']                                               | 'x + 1'                 || 4
        ['def x = 3']                                           | 'x + 1'                 || 4
        ['int x = 3']                                           | 'x + 1'                 || 4
        ['final String x = 3']                                  | 'x + 1'                 || '31'
        ['int x']                                               | 'x + 1'                 || 1
        ['List<String> x = ["a"]']                              | 'x.size()'              || 1
        ['def (a, b) = [1, 2]']                                 | 'a + b'                 || 3
        ['def x = 1, y = 2']                                    | 'x + y'                 || 3
        ['def twice(n) { n * 2 }']                              | 'twice(4)'              || 8
        ['int twice(int n) { n * 2 }', 'k = 5']                 | 'twice(k)'              || 10
        ['def f(n) { n < 2 ? 1 : n * f(n - 1) }']               | 'f(5)'                  || 120
        ['k = 2', 'def f() { k++ }', 'f()']                     | 'k'                     || 3
        ['def f() { 1 }', 'def f() { 2 }']                      | 'f()'                   || 2
        ['def f() { 1 }', 'def g() { f() + 1 }']                | 'g()'                   || 2
        []                                                      | 'x = f(2)\nx + 1\n\ndef f(n) { n * 2 }' || 5
        []                                                      | 'new P().x + g()\ndef g() { h() }\ndef h() { new P().x }\nclass P { int x = 2 }' || 4
        []                                                      | 'Year.of(1).value\nimport java.time.Year' || 1
        ['class P { int x = 4; int y() { x + 1 } }']            | 'new P().y()'           || 5
        ['class P { }', 'class P { int x = 7 }']                | 'new P().x'             || 7
        ['class P { int x }', 'class Q extends P { }']          | 'new Q(x: 3).x'         || 3
        ['class Recording { int x = 4 }']                       | 'new Recording().x'     || 4
        ['class Failure { int x = 4 }', 'class Failure { int x = 7 }'] | 'new Failure().x' || 7
        ['enum SessionSize { A, B }']                           | 'SessionSize.B.name()'  || 'B'
        ['enum E { A, B }']                                     | 'E.B.ordinal()'         || 1
        ['record R(int a) { }']                                 | 'new R(4).a()'          || 4
        ['import java.util.concurrent.TimeUnit']                | 'TimeUnit.DAYS.toHours(1)' || 24
        ['import java.util.concurrent.*']                       | 'TimeUnit.DAYS.toHours(1)' || 24
        ['import static java.lang.Math.max']                    | 'max(1, 2)'             || 2
        ['import static java.lang.Math.*']                      | 'abs(-2)'               || 2
        ['import java.util.concurrent.TimeUnit as T']           | 'T.DAYS.toHours(1)'     || 24
        ['1', '2']                                              | '[_, _1]'               || [2, 1]
        ['1', '2', 'null', 'println 3']                         | '[_, _1]'               || [2, 1]
        ['1']                                                   | '_ + 1'                 || 2
        ['def c = { it + 1 }']                                  | 'c(3)'                  || 4
        []                                                      | 'x = 1\nx + 1'          || 2
        []                                                      | 'def f(n) {\n n + 1\n}\nf(1)' || 2
        []                                                      | 'a = 1; b = 2 ; a + b'  || 3
        []                                                      | 'if (true) 3 else 4'    || 3
        []                                                      | '@Deprecated class D { }\nimport java.util.concurrent.*\n@Deprecated def f() { TimeUnit.DAYS }\nf().ordinal() + new D().class.simpleName.size()' || 7
        []                                                      | '4.hours.toMinutes()'   || 240
        ['accountId = "22222222-2222-2222-2222-222222222222"']  | 'accountId.toString()'  || '22222222-2222-2222-2222-222222222222'
        ['session = null', 'endPoint = "eastus"']               | 'endPoint'              || 'https://remoterendering.eastus.mixedreality.azure.com'
    }

    def "a declared type refuses what it cannot be"() {
        expect:
        run('int x = "no number"') instanceof EvaluationOutcome.Failed
        run('x') instanceof EvaluationOutcome.Failed
    }

    def "what is declared inside of a block stays there"() {
        expect:
        run('if (true) { def inner = 1 }') instanceof EvaluationOutcome.Done
        run('inner') instanceof EvaluationOutcome.Failed
    }

    def "the listener is given the value of each statement"() {
        when:
        run('x = 1\ny = null\nprintln "out"\nx + 1')

        then:
        shown == [1, null, null, 2]
        printed.toString() == 'out' + System.lineSeparator()
    }

    def "an input stops at its first error and reports how far it got"() {
        given:
        String source = (1..10).collect { it == 4 ? 'nonsense()' : "a$it = $it" }.join('\n')

        when:
        def outcome = run(source) as EvaluationOutcome.Failed

        then:
        [outcome.line(), outcome.lines(), outcome.done()] == [4, 10, 3]
        shown == [1, 2, 3]
        run('a5') instanceof EvaluationOutcome.Failed
        run('a3') instanceof EvaluationOutcome.Done
        evaluator.binding().getVariable('err') instanceof MissingPropertyException
    }

    def "an input that is not valid Groovy runs nothing"() {
        when:
        def outcome = run('a = 1\nb = = 2\nc = 3') as EvaluationOutcome.Failed

        then:
        [outcome.line(), outcome.lines(), outcome.done()] == [2, 3, 0]
        run('a') instanceof EvaluationOutcome.Failed
    }

    def "an error in a method that was declared before is not located in the input that calls it"() {
        given:
        run('def f() {\n\n\n  throw new IllegalStateException("deep")\n}')

        when:
        def outcome = run('f()') as EvaluationOutcome.Failed

        then:
        outcome.line() == 1
        outcome.cause().message == 'deep'
    }

    def "#source.inspect() ends when its thread is interrupted, and all state stays"() {
        given:
        run('kept = 1')
        Thread me = Thread.currentThread()
        evaluator.binding().setVariable('interrupt', { me.interrupt() })

        when:
        EvaluationOutcome outcome = run('before = 2\ninterrupt(); ' + source)

        then:
        outcome instanceof EvaluationOutcome.Interrupted
        !Thread.interrupted()
        run('kept + before') instanceof EvaluationOutcome.Done
        shown == [3]

        where:
        source << ['while (true) { }', 'for (;;) { x = 1 }', 'new java.util.concurrent.CountDownLatch(1).await()', '[1].each { while (true) { } }']
    }

    def "#source is stopped, whatever it catches, and all state stays"() {
        given:
        CountDownLatch began = new CountDownLatch(3)
        evaluator.binding().setVariable('tick', { began.countDown() })
        run('kept = 1')
        run('class Own { static tries(tick) { try { tick(); sleep 1 } catch (Throwable t) { tries(tick) } finally { tries(tick) } } }')
        run('def again() { try { tick(); sleep 1.seconds } catch (Throwable t) { again() } }')
        def statement = new StatementThread<EvaluationOutcome>({ run('before = 2\n' + source + '\nafter = 3') }, {})

        when:
        def outcome = CompletableFuture.supplyAsync { statement.runToEnd() }
        assert began.await(20, TimeUnit.SECONDS)
        statement.stopInput()

        then:
        outcome.get(20, TimeUnit.SECONDS).get() instanceof EvaluationOutcome.Interrupted
        run('kept + before') instanceof EvaluationOutcome.Done
        shown == [3]
        run('after') instanceof EvaluationOutcome.Failed

        where:
        source << [
            'while (true) { try { tick(); sleep 1.seconds } catch (e) { println e } }',
            'while (true) { try { tick(); sleep 1.seconds } catch (Throwable t) { } }',
            'while (true) try { tick() } catch (Error t) { }',
            'do { try { tick(); Thread.sleep(1000) } catch (InterruptedException | Error t) { } } while (true)',
            'for (;;) { try { tick(); sleep 1.seconds } finally { continue } }',
            'while (true) { try { tick() } finally { while (true) { try { tick(); sleep 1000 } finally { continue } } } }',
            'tick(); tick(); tick(); try { sleep 1.hours } finally { while (true) { } }',
            '[1, 2].each { x -> while (true) { [3].each { try { tick(); sleep 1.hours } catch (Throwable t) { } } } }',
            '(1..Integer.MAX_VALUE).each { try { tick(); sleep 1.seconds } catch (Throwable t) { println t } }',
            'Stream.iterate(0) { it + 1 }.forEach(n -> { try { tick(); sleep 1 } catch (Throwable t) { } })'.replace('Stream', 'java.util.stream.Stream'),
            'while (true) { try { tick(); client.sessions() } catch (e) { } }',
            's = client.session().size(STANDARD).lease(1.hours).start(); while (true) { try { tick(); s.awaitReady(); s = client.session().size(STANDARD).lease(1.hours).start() } catch (e) { } }',
            'while (true) { try { [1].each { tick(); throw new Exception() } } catch (e) { try { throw e } catch (f) { } } }',
            'tick(); tick(); again()',
            'Own.tries(tick)',
            '@groovy.transform.CompileStatic def f(Closure c) { while (true) { try { c.call() } catch (Throwable t) { } } }; f(tick)',
            'new Object() { void run() { while (true) { try { tick() } catch (Throwable t) { } } } }.run()',
            'while (true) { try { evaluate("tick(); sleep 1.seconds") } catch (Throwable t) { } }',
        ]
    }

    def "a second stop leaves a statement behind that nothing can interrupt, with all it would still have done"() {
        given:
        ReentrantLock lock = new ReentrantLock()
        CountDownLatch began = new CountDownLatch(1)
        CountDownLatch slow = new CountDownLatch(1)
        lock.lock()
        evaluator.binding().setVariable('block', { began.countDown(); lock.lock() })
        def statement = new StatementThread<EvaluationOutcome>({ run('before = 2\nblock()\nafter = 3') }, { slow.countDown() })

        when:
        def outcome = CompletableFuture.supplyAsync { statement.runToEnd() }
        assert began.await(20, TimeUnit.SECONDS)
        statement.stopInput()
        assert slow.await(20, TimeUnit.SECONDS)
        statement.stopInput()

        then:
        !outcome.get(20, TimeUnit.SECONDS).present
        run('before') instanceof EvaluationOutcome.Done

        when: 'it goes on'
        lock.unlock()
        statement.join(20_000)

        then:
        !statement.alive
        run('after') instanceof EvaluationOutcome.Failed
        evaluator.statements().all()*.text() == ['before = 2', 'before']
    }

    def "a wait that is interrupted leaves the session running"() {
        given:
        Thread me = Thread.currentThread()
        run("session = account('$dev.arrshell.emulator.ArrEmulator.ACCOUNT_ID', secret('ARR_ACCOUNT_KEY')).region('westus2').session().size(STANDARD).lease(1.hours).start()")

        when:
        evaluator.binding().setVariable('interrupt', { me.interrupt() })
        def outcome = run('[interrupt(), session.awaitReady()]') as EvaluationOutcome.Interrupted

        then:
        outcome.cause() instanceof WaitCancelledException
        run('session.awaitReady().snapshot().status()') instanceof EvaluationOutcome.Done
        shown*.toString() == ['READY']
    }

    def "the type of a variable is known after #source without calling its value"() {
        given:
        run('log = []')
        run('class Nosy { List log; String toString() { log << "seen"; "n" }; def getAny() { log << "read" } }')
        run(source)

        expect:
        evaluator.types().typeOf(name).get() == type
        run('log') instanceof EvaluationOutcome.Done
        shown == [[]]

        where:
        source                                             | name     || type
        'n = 1'                                            | 'n'      || Integer
        's = arr.account("11111111-1111-1111-1111-111111111111", "k")' | 's' || dev.arrshell.Account
        'session = null'                                   | 'client' || dev.arrshell.ArrClient
        'm = [:]'                                          | 'm'      || LinkedHashMap
    }
}
