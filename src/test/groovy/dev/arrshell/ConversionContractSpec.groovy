package dev.arrshell

import static dev.arrshell.model.Operation.CONVERSION_CREATE
import static dev.arrshell.model.Operation.CONVERSION_GET
import static dev.arrshell.model.Operation.CONVERSION_LIST
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.conversion.ConversionProperties
import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ConflictException
import dev.arrshell.error.ConversionFailedException
import dev.arrshell.error.ForbiddenException
import dev.arrshell.error.RequestRefusedException
import dev.arrshell.error.WaitCancelledException
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.model.ApiVersion
import dev.arrshell.policy.PollPolicy
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** What a conversion is to a client, in both versions of the API, on virtual time. */
@Timeout(60)
class ConversionContractSpec extends Specification {

    static final MODELS = 'https://mine.blob.core.windows.net/models'
    static final VERSIONS = ApiVersion.values().toList()
    static final NEWEST = ApiVersion.V2021_01_01

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    @AutoCleanup
    Arr arr

    private ArrClient client(ApiVersion version) {
        arr = Arr.create(emulator.clientOptions().apiVersion(version).polls(PollPolicy.every(seconds(10))).build())
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
    }

    private static started(ArrClient client, String asset = 'robot.fbx') {
        client.conversion().input(MODELS, asset).output(MODELS).outputFolder('done').start()
    }

    def "#version: a conversion succeeds after its time, and the wait looks every 10 s"() {
        given:
        def conversion = started(client(version))
        def begin = emulator.clock().instant()
        List<ConversionProperties> told = []

        when:
        def done = conversion.awaitSucceeded(minutes(5), { told << it })

        then:
        done.status() == ConversionStatus.SUCCEEDED
        done.outputAsset().present == (version == NEWEST)
        conversion.lastSeen().get() == done
        emulator.clock().instant() == begin + seconds(80)
        emulator.requests(CONVERSION_GET).size() == 9
        told.size() == 9
        told.last() == done

        where:
        version << VERSIONS
    }

    def "#version: one whose model is missing has failed, with the service's reason"() {
        given:
        emulator.conversions().missingAsset(URI.create(MODELS), 'none.fbx')
        def conversion = started(client(version), 'none.fbx')

        when:
        conversion.awaitSucceeded()

        then:
        def e = thrown(ConversionFailedException)
        e.message.startsWith("conversion ${conversion.id()} has failed: Invalid input provided. Check logs in output"
                + " container for details. Start another one: client.conversion().input(…).output(…).start() (")
        e.message.endsWith('; see errors/conversion-failed)')
        e.page() == 'errors/conversion-failed'
        e.lastSeenConversion().get().status() == ConversionStatus.FAILED
        e.polls() == 9
        e.operation() == CONVERSION_GET

        where:
        version << VERSIONS
    }

    def "#version: a wait ends at its deadline, and the conversion goes on"() {
        given:
        def conversion = started(client(version))
        def begin = emulator.clock().instant()

        when:
        conversion.awaitSucceeded(seconds(30))

        then:
        def e = thrown(WaitTimeoutException)
        e.message.startsWith("conversion ${conversion.id()} still Running after 30s (")
        e.message.contains("The conversion goes on: client.conversion('${conversion.id()}').awaitSucceeded()."
                + ' To wait longer: awaitSucceeded(Duration).')
        emulator.clock().instant() == begin + seconds(30)

        expect:
        conversion.awaitSucceeded().status() == ConversionStatus.SUCCEEDED

        where:
        version << VERSIONS
    }

    def "#version: failures that pass are borne by a wait, and others are not"() {
        given:
        def conversion = started(client(version))
        emulator.on(CONVERSION_GET).respond(503).times(2)

        expect:
        conversion.awaitSucceeded().status() == ConversionStatus.SUCCEEDED

        when:
        emulator.on(CONVERSION_GET).respond(403).times(1)
        conversion.awaitSucceeded()

        then:
        def e = thrown(ForbiddenException)
        e.failure().conversion().get() == conversion.id()

        where:
        version << VERSIONS
    }

    def "#version: a container that is not linked is refused, and the message says what helps"() {
        given:
        emulator.conversions().unlinked(URI.create(MODELS))

        when:
        started(client(version))

        then:
        def e = thrown(ForbiddenException)
        e.message.contains('Error accessing connected storage account')
        e.message.contains('Link the storage account to the rendering account, or give inputAccess(…) and outputAccess(…).')

        where:
        version << VERSIONS
    }

    def "#version: one that is not there is told by its id"() {
        when:
        client(version).conversion('none').properties()

        then:
        def e = thrown(RequestRefusedException)
        e.message.startsWith('could not read the conversion: there is no conversion none.'
                + ' Was it started in another region, or with another account?')
        e.status().asInt == 404

        where:
        version << VERSIONS
    }

    def "#version: a start without an answer is repeated only where the id makes that harmless"() {
        given:
        emulator.on(CONVERSION_CREATE).dropConnectionAfter().times(1)
        def outcome = CompletableFuture.supplyAsync { started(client(version)) }.handle { made, failure -> failure }

        expect:
        (outcome.get(30, TimeUnit.SECONDS) == null) == (version == NEWEST)
        emulator.requests(CONVERSION_CREATE).size() == (version == NEWEST ? 2 : 1)
        emulator.conversions().list().size() == 1

        where:
        version << VERSIONS
    }

    def "the same id with other settings is a conflict"() {
        given:
        def client = client(NEWEST)
        client.conversion().input(MODELS, 'a.fbx').output(MODELS).id('mine').start()

        when:
        client.conversion().input(MODELS, 'b.fbx').output(MODELS).id('mine').start()

        then:
        def e = thrown(ConflictException)
        e.message.contains('Choose another id, or leave it out.')
    }

    def "all are listed over the pages, the newest last, those that have ended too"() {
        given:
        def client = client(NEWEST)
        ['a', 'b', 'c'].each { id ->
            client.conversion().input(MODELS, "${id}.fbx").output(MODELS).id(id).start()
            emulator.clock().advance(seconds(1))
        }
        client.conversion('a').awaitSucceeded()

        expect:
        client.conversions()*.id()*.value() == ['a', 'b', 'c']
        client.conversions().first().status() == ConversionStatus.SUCCEEDED
        emulator.requests(CONVERSION_LIST).size() == 2
    }

    def "v1 refuses what it cannot do before anything is sent: #what"() {
        given:
        def client = client(ApiVersion.V1)

        when:
        ask(client)

        then:
        def e = thrown(IllegalStateException)
        e.message.contains(why)
        e.message.endsWith('(nothing was sent)')
        emulator.journal().empty

        where:
        what            | ask                                                                         || why
        'a list'        | { it.conversions() }                                                        || 'v1 has no request that lists conversions'
        'a chosen id'   | { it.conversion().input(MODELS, 'a').output(MODELS).id('mine').start() }    || "leave id('mine') out"
        'one signature' | { it.conversion().input(MODELS, 'a').output(MODELS).inputAccess('sv=1&sig=a').start() } || 'both containers need'
    }

    def "a deadline is positive: #atMost"() {
        when:
        client(NEWEST).conversion('mine').awaitSucceeded(atMost)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains("a deadline must be positive, not $atMost: awaitSucceeded(minutes(10))")

        where:
        atMost << [seconds(0), seconds(-1)]
    }

    def "without a thread: the futures complete with the same"() {
        given:
        def client = client(NEWEST)

        when:
        def conversion = client.conversion().input(MODELS, 'a.fbx').output(MODELS).startAsync().get(20, TimeUnit.SECONDS)
        def first = conversion.propertiesAsync().get(20, TimeUnit.SECONDS)
        def done = conversion.awaitSucceededAsync().get(20, TimeUnit.SECONDS)

        then:
        first.status() == ConversionStatus.NOT_STARTED
        done.status() == ConversionStatus.SUCCEEDED
        client.conversionsAsync().get(20, TimeUnit.SECONDS)*.id() == [conversion.id()]
    }

    def "an interrupt ends the wait, says that the conversion goes on, and restores the flag"() {
        given:
        def conversion = started(client(NEWEST))

        when:
        Thread.currentThread().interrupt()
        conversion.awaitSucceeded()

        then:
        def e = thrown(WaitCancelledException)
        Thread.interrupted()
        e.message.startsWith("the wait for conversion ${conversion.id()} ended early, as the thread was interrupted after ")
        e.message.contains('The conversion goes on')
    }

    def "a step that is not there yet is explained: #what"() {
        when:
        step(client(NEWEST))

        then:
        def e = thrown(error)
        e.message.contains(why)

        where:
        what                   | step                                                   || error                    | why
        'output before input'  | { it.conversion().output(MODELS) }                     || IllegalStateException    | 'input'
        'start before output'  | { it.conversion().input(MODELS, 'a').start() }         || IllegalStateException    | 'output'
        'no request to cancel' | { it.conversion('mine').stop() }                       || IllegalArgumentException | 'no request that cancels'
    }
}
