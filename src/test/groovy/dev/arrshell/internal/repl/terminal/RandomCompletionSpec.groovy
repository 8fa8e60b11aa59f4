package dev.arrshell.internal.repl.terminal

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.repl.completion.CodeCompleter
import dev.arrshell.internal.repl.completion.CompletionContext
import dev.arrshell.internal.repl.completion.MemberCatalogue
import dev.arrshell.internal.repl.display.SessionTracker
import dev.arrshell.internal.repl.eval.EvaluationOutcome
import dev.arrshell.internal.repl.eval.Evaluator
import dev.arrshell.internal.repl.help.HelpCatalogue
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.internal.script.state.Workspace
import dev.arrshell.time.VirtualClock
import java.lang.management.ManagementFactory
import java.lang.management.ThreadMXBean
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

@Timeout(120)
class RandomCompletionSpec extends Specification {

    static final int TABS = 2_000

    static final ThreadMXBean THREADS = ManagementFactory.threadMXBean

    /** Of this thread's own time, for a busy machine takes as much of the wall's as it likes. */
    static final long SLOWEST_MILLIS = 50

    static final List<String> LINES = [
        "c = account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region('westus2')",
        'c.token().expiresIn().toMinutes()',
        "s = c.session().size(PREMIUM).lease(4.hours).start()",
        "arr.account('a', 'b').region('westus2').session().size(STANDARD).lease('4:0:0').models().spec()",
        's.awaitReady(10.minutes) { p -> println "${p.seen().get().status} after ${p.elapsed().toSeconds()}" }',
        's.extendLeaseTo(5.hours).maxLeaseTime.toHours()',
        'createSession(size: STANDARD, lease: \'4:0:0\').stop()',
        "updateSession lease: 5.hours",
        'client.sessions().find { it.status == READY }?.id?.value()',
        'sessions()*.hostname.collect { it.get() }',
        "client.session('d31bddca-dab7-498e-9bc9-7594bc12862f').properties.status",
        'stopSession(); requestToken(); token.expiresAt()',
        'def f(n) {\n  n < 2 ? 1 : n * f(n - 1)\n}\nf(s.lastSeen().get().maxLeaseTime.toMinutes())',
        'nosy.touch.foo().bar',
        'explosive.size().foo',
        '["a", 1, [b: c.region()]].first().toString().toUpperCase()',
        "xs[0].id.value(); xs.first().status; xs.find { it.status == READY }.lease.total()",
        "xs.each { x -> m.each { k, v -> println k.size() + v.toString() + x.status } }",
        "m.host.toUpperCase() + m['ports'][0].hours + m.each { it.key.trim() }",
        "for (x in client.sessions()) { x.properties.status }; xs.collect { a -> xs.eachWithIndex { b, i -> b.id } }",
        'import java.time.Year; import java.util.concurrent.*; new Year().isLeap()',
        "new Nosy(log: []).touch.foo(); Nosy.bar; new Explosive().each { it.foo }; new java.util.Date().time",
        '[a: [b: 1.hours], c: [nosy, explosive]].c[0].touch; explosive[0].foo; explosive.each { it.bar }',
        'nosies.each { it.touch.foo }; nosies[0].touch; keyed.n.touch.bar',
        ':save walk.groovy --force',
        ':as powershell',
        ':clock advance 4h',
        "if (session.properties().remaining() < 15.minutes) { session.extendLeaseBy(1.hours) } else { println 'ok' }",
    ]

    @TempDir
    Path dir

    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).start()

    @AutoCleanup
    Workspace workspace

    def "#TABS TABs at random places send nothing, throw nothing, call nothing of the user's and take less than 50 ms each"() {
        given:
        ScriptSettings setup = ScriptSettings.of([:])
        workspace = new Workspace(setup.target({ emulator }, 'here'), setup, {})
        Evaluator evaluator = new Evaluator(workspace, System.out)
        SessionTracker facts = new SessionTracker(workspace, emulator.time(), true)
        ['touched = []',
         'class Nosy { List log; def getTouch() { log << "get" }; String toString() { log << "text"; "" }; def propertyMissing(String n) { log << n } }',
         'class Explosive extends ArrayList { int size() { throw new IllegalStateException("bang") }; int hashCode() { throw new IllegalStateException("bang") } }',
         'nosy = new Nosy(log: touched)', 'import java.time.*', 'xs = [1, 2]; m = [host: "h", ports: [1, 2]]; null', 'nosies = [nosy]; null', 'keyed = [n: nosy]; null', 'explosive = new Explosive(); null'].each { assert evaluator.run(it, {}) instanceof EvaluationOutcome.Done }
        List before = evaluator.binding().getVariable('touched').collect()
        CodeCompleter completions = new CodeCompleter(new MemberCatalogue(new HelpCatalogue()), CompletionContext.of(evaluator.types(), { facts.sessionIds() }))
        Random random = new Random(20261123)

        when:
        warm(completions)
        List<Map> tabs = (1..TABS).collect { tab(completions, random) }

        then:
        emulator.journal().empty
        tabs*.problem.findAll() == []
        evaluator.binding().getVariable('touched') == before
        tabs.count { it.found > 0 } > TABS / 4
        tabs*.millis.max() < SLOWEST_MILLIS
    }

    private static void warm(CodeCompleter completions) {
        LINES.each { line -> (0..line.length()).each { completions.complete(line, it); completions.tip(line.substring(0, it)) } }
    }

    private static Map tab(CodeCompleter completions, Random random) {
        String line = LINES[random.nextInt(LINES.size())]
        int end = random.nextInt(line.length() + 1)
        int cursor = random.nextInt(4) == 0 ? random.nextInt(end + 1) : end
        long start = THREADS.currentThreadCpuTime
        try {
            def completing = completions.complete(line.substring(0, end), cursor)
            completions.tip(line.substring(0, cursor))
            [found: completing.candidates().size(), millis: TimeUnit.NANOSECONDS.toMillis(THREADS.currentThreadCpuTime - start)]
        } catch (Throwable e) {
            [found: 0, millis: 0, problem: "'${line.substring(0, cursor)}': $e"]
        }
    }
}
