package dev.arrshell.internal.script.run

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.script.output.JsonLineFormatter
import dev.arrshell.model.AccessToken
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.ReachableObjects
import dev.arrshell.testing.Scripts
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** No secret in anything that is printed, and in no object that a script can reach. */
class SecretScanSpec extends Specification {

    static final KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }

    /** Printing these is the point of the test; the printers among them would print to the test's own output. */
    static final ASKED = ['toString', 'inspect', 'dump', 'json']

    @TempDir
    Path home

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "#script prints no secret"() {
        given:
        def out = System.out
        def err = System.err
        def recorded = new ByteArrayOutputStream()
        def printer = new PrintStream(recorded, true, 'UTF-8')
        System.out = printer
        System.err = printer

        when:
        scripts.run ScriptSource.read(Path.of(script))
        scripts.run 'println token; println accountKey; println http; println http.requestHeaders; table([token]); json http'

        then:
        scripts.out().contains('"AccessToken":"****"')
        clean(scripts.out())
        clean(scripts.notices().toString())
        clean(recorded.toString('UTF-8'))

        and: 'neither does the journal, nor what the script can ask of its answers'
        scripts.journal().every { clean("$it ${it.requestHeaders()} ${it.requestBody()} ${it.responseHeaders()} ${it.responseBody()}") }

        cleanup:
        System.out = out
        System.err = err

        where:
        script << ['scripts/walkthrough.groovy', 'scripts/walkthrough-fluent.groovy']
    }

    def "no object that a script can reach holds a secret"() {
        given:
        scripts.run '''
            account accountId, accountKey
            token = requestToken()
            createSession(size: STANDARD, lease: 1.hours)
            ready = session.awaitReady()
            drafts = [client.session(), client.session().size(PREMIUM), client.session().size(PREMIUM).lease(1.hours)]
            failure = null
            try { client.session('e13d2c44-63e0-4591-991e-f9e05e599a93').properties() } catch (Exception e) { failure = e }
            try { account(accountId, 'wrong').region('westus2').token() } catch (Exception e) { wrong = e }
            this_script = this
        '''
        def script = scripts.run('this')

        when:
        def all = ReachableObjects.from(script, scripts.workspace(), scripts.run('arr'), scripts.run('client'), scripts.run('session'), scripts.run('binding.variables'))

        then: 'the walk has come far enough to mean something'
        all.any { it instanceof AccountKey }
        all.any { it instanceof AccessToken }
        all.size() > 500

        and: 'no text, no bytes and no characters are a secret'
        all.every { clean(ReachableObjects.text(it)) }

        and: 'no object of ours tells one, however it is asked'
        ours(all).collectMany { object -> ASKED.findAll { !clean(asked(object, it)) }.collect { "${object.getClass().name}.$it" } }.empty
    }

    def "neither does one of a script whose key stands in a file, at a service with a ledger"() {
        given:
        def server = ArrEmulator.builder().realTime().boot(SessionSize.STANDARD, Duration.ZERO).start()
        def key = Files.writeString(home.resolve('key'), KEY)
        def configured = new Scripts(
                ARR_ENDPOINT: server.endpoint(Region.parse('eastus')).toString(), ARR_STS: server.sts().toString(),
                ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(), ARR_ACCOUNT_KEY_FILE: key.toString())
        configured.run '''
            token = requestToken()
            createSession(size: STANDARD, lease: 1.hours)
            ready = session.awaitReady()
            keeper = session.keepAlive(15.minutes, 4.hours)
            left = client.leftovers()
            try { client.session('e13d2c44-63e0-4591-991e-f9e05e599a93').properties() } catch (Exception e) { failure = e }
        '''

        when:
        def all = ReachableObjects.from(configured.run('this'), configured.workspace(), configured.run('binding.variables'))

        then:
        all.any { it instanceof AccountKey }
        all.any { it instanceof AccessToken }
        all.every { clean(ReachableObjects.text(it)) }
        ours(all).collectMany { object -> ASKED.findAll { !clean(asked(object, it)) }.collect { "${object.getClass().name}.$it" } }.empty

        cleanup:
        configured?.close()
        server?.close()
    }

    def "the scan finds what it looks for"() {
        given:
        def holder = new Holder({ -> KEY }.memoize(), [KEY.bytes])
        holder.lazy.call()

        expect:
        !clean(holder.dump() + KEY)
        ReachableObjects.from(holder).any { !clean(ReachableObjects.text(it)) }
        ReachableObjects.from([a: [Optional.of(KEY)] as Object[]]).any { !clean(ReachableObjects.text(it)) }
        ReachableObjects.from([KEY.toCharArray()]).any { !clean(ReachableObjects.text(it)) }
    }

    static class Holder {

        private final Closure<String> lazy
        private final List<byte[]> bytes

        Holder(Closure<String> lazy, List<byte[]> bytes) {
            this.lazy = lazy
            this.bytes = bytes
        }
    }

    private static List<Object> ours(List<Object> all) {
        all.findAll { it.getClass().name.startsWith('dev.arrshell.') && !it.getClass().name.contains('.testing.') }
    }

    private static String asked(Object object, String how) {
        how == 'json' ? JsonLineFormatter.of(object) : object."$how"()
    }

    private boolean clean(String text) {
        def token = scripts.workspace().token()?.revealTo { it } ?: KEY
        def encoded = KEY.bytes.encodeBase64().toString()
        ![KEY, token, encoded].any { text.contains(it) } && !(text =~ /eyJ[\w-]{8,}\.eyJ[\w-]+\.[\w-]{20,}/)
    }
}
