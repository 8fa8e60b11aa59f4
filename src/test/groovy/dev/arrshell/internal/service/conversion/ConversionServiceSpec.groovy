package dev.arrshell.internal.service.conversion

import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.internal.service.http.ApiError
import dev.arrshell.internal.service.session.AccountRegion
import dev.arrshell.internal.service.session.ListPosition
import dev.arrshell.internal.service.simulated.ConversionModel
import dev.arrshell.internal.service.simulated.SimulatedConverter
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.time.VirtualClock
import java.util.concurrent.Callable
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import spock.lang.Specification

class ConversionServiceSpec extends Specification {

    static final ACCOUNT = AccountId.parse("11111111-1111-1111-1111-111111111111")
    static final SCOPE = new AccountRegion(ACCOUNT, Region.DEFAULT)

    VirtualClock clock = new VirtualClock()
    SimulatedConverter converter = new SimulatedConverter(Optional.empty())
    ConversionListener listener = Mock()
    ConversionService service = new ConversionService(clock, converter, listener)

    static ConversionParameters parameters(String asset = "box.fbx", String prefix = "") {
        def location = StorageLocation.of("https://a.b/c", prefix)
        ConversionParameters.unnamed(location, asset, location)
    }

    def "the address of a result has no character that addresses have not: #file"() {
        expect:
        parameters(file, "in").outputAddress() == address
        URI.create(parameters(file, "in").outputAddress())

        where:
        file           || address
        "box.fbx"      || "https://a.b/c/in/box.arrAsset"
        "my box.fbx"   || "https://a.b/c/in/my%20box.arrAsset"
        "100%.fbx"     || "https://a.b/c/in/100%25.arrAsset"
        "a?b#c.fbx"    || "https://a.b/c/in/a%3Fb%23c.arrAsset"
        "tür.fbx"      || "https://a.b/c/in/t%C3%BCr.arrAsset"
        "x:y.fbx"      || "https://a.b/c/in/x:y.arrAsset"
    }

    def "the listener is told of each new conversion once, and of those that are forgotten"() {
        when:
        3.times { service.create(SCOPE, "one", parameters()) }

        then:
        1 * listener.changed({ it.id() == "one" })
        0 * listener._

        when:
        clock.advance(days(30) + seconds(74))
        service.create(SCOPE, "two", parameters())

        then:
        1 * listener.forgotten({ it.id() == "one" })
        1 * listener.changed({ it.id() == "two" })
        service.all()*.id() == ["two"]
    }

    def "what never ends is never forgotten"() {
        given:
        converter.model(new ConversionModel.Never())
        service.create(SCOPE, "one", parameters())
        clock.advance(days(3650))
        (1..5).each { service.create(SCOPE, "c$it", parameters()) }

        expect:
        service.find(SCOPE, "one").status() == ConversionStatus.RUNNING
    }

    def "memory stays in proportion to what is remembered"() {
        when:
        (1..400).each {
            service.create(SCOPE, parameters())
            clock.advance(days(1))
        }

        then:
        service.all().size() < 70
        service.list(SCOPE).size() in [30, 31]
    }

    def "the id of one that is forgotten can be used again, and is listed once, at its new place"() {
        given:
        service.create(SCOPE, "one", parameters())
        clock.advance(days(15))
        service.create(SCOPE, "two", parameters())
        clock.advance(days(16))

        when:
        def again = service.create(SCOPE, "one", parameters("other.fbx"))

        then:
        again.isNew()
        service.list(SCOPE)*.conversion()*.id() == ["two", "one"]
    }

    def "pages go on after a position, whatever is created meanwhile"() {
        given:
        (1..5).each { service.create(SCOPE, "c$it", parameters()) }

        when:
        def first = service.list(SCOPE, ListPosition.FIRST, 2)
        service.create(SCOPE, "late", parameters())
        def next = service.list(SCOPE, first.last().conversion().position(), 10)

        then:
        first*.conversion()*.id() == ["c1", "c2"]
        next*.conversion()*.id() == ["c3", "c4", "c5", "late"]
    }

    def "another region has the same ids, but not the same conversions"() {
        given:
        def elsewhere = new AccountRegion(ACCOUNT, Region.parse("uksouth"))
        service.create(SCOPE, "one", parameters())

        when:
        service.create(elsewhere, "one", parameters())

        then:
        def conflict = thrown(ApiError)
        conflict.code() == "Conflict"

        when:
        service.find(elsewhere, "one")

        then:
        def missing = thrown(ApiError)
        missing.message == "the account has no such conversion in uksouth"
        service.list(elsewhere) == []
    }

    def "of requests for one id at once, one creates it"() {
        given:
        def service = new ConversionService(clock, converter, ConversionListener.NONE)
        def threads = Executors.newFixedThreadPool(8)
        def gate = new CyclicBarrier(8)

        when:
        def created = threads.invokeAll((1..8).collect {
            { -> gate.await(); service.create(SCOPE, "one", parameters()) } as Callable
        })*.get()

        then:
        created.count { it.isNew() } == 1
        created*.conversion()*.conversion().unique().size() == 1

        cleanup:
        threads.shutdownNow()
    }
}
