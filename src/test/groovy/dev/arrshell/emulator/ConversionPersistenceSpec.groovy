package dev.arrshell.emulator

import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.model.Operation
import dev.arrshell.testing.RawClient
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** Conversions of an emulator that keeps its data, ended and started again. */
class ConversionPersistenceSpec extends Specification {

    static final A = ArrEmulator.ACCOUNT_ID.value()
    static final CONTAINER = "https://mine.blob.core.windows.net/models"

    @TempDir
    Path temp

    ArrEmulator start(Closure<?> settings = {}) {
        def builder = ArrEmulator.builder().data(temp.resolve("data"))
        settings(builder)
        builder.start()
    }

    static int put(ArrEmulator emulator, String id, String asset = "house.fbx") {
        RawClient.of(emulator).raw("PUT", "/accounts/$A/conversions/$id?api-version=2021-01-01", """{"settings":{
                "inputLocation":{"storageContainerUri":"$CONTAINER","relativeInputAssetPath":"$asset","storageContainerReadListSas":"?sig=abcdefgh12345678"},
                "outputLocation":{"storageContainerUri":"$CONTAINER","blobPrefix":"out"}}}""").statusCode()
    }

    static String get(ArrEmulator emulator, String id) {
        RawClient.of(emulator).raw("GET", "/accounts/$A/conversions/$id?api-version=2021-01-01", "").body()
    }

    def "a conversion that runs goes on, one that has ended is as it was"() {
        given:
        def first = start()
        first.conversions().missingAsset(URI.create(CONTAINER), "gone.fbx")
        put(first, "failed", "gone.fbx")
        first.clock().advance(seconds(60))
        put(first, "running")
        first.clock().advance(seconds(14))
        def before = ["failed", "running"].collect { get(first, it) }
        first.close()

        when:
        def second = start()

        then:
        before == ["failed", "running"].collect { get(second, it) }
        before[0].contains("ConversionProcessFailed")
        before[1].contains('"status":"Running"')
        second.conversions().list()*.id()*.value() == ["failed", "running"]
        put(second, "running") == 200

        when:
        second.clock().advance(seconds(60))

        then:
        get(second, "running").contains('"status":"Succeeded"')
        put(second, "next") == 201
        second.conversions().list()*.id()*.value() == ["failed", "running", "next"]

        cleanup:
        second?.close()
    }

    def "what was set comes back, unless the builder sets it, and draws go on where they stopped"() {
        given:
        def plain = ArrEmulator.start()
        plain.conversions().run(ConversionProfile.between(seconds(3), seconds(3000), 9))
        (1..3).each { put(plain, "c$it") }
        def first = start()
        first.conversions().run(ConversionProfile.between(seconds(3), seconds(3000), 9))
        first.conversions().missingAsset(URI.create(CONTAINER), "gone.fbx")
        first.conversions().unlinked(URI.create(CONTAINER + "2"))
        first.on(Operation.CONVERSION_GET).respond(503).times(1)
        (1..2).each { put(first, "c$it") }
        first.close()

        when:
        def second = start()
        put(second, "c3")
        [plain, second].each { it.clock().advance(seconds(1500)) }

        then:
        get(second, "c3") == ""
        second.conversions().list()*.status() == plain.conversions().list()*.status()
        second.conversions().list()*.status().unique().size() == 2
        put(second, "gone", "gone.fbx") == 201

        when:
        second.clock().advance(seconds(3000))
        second.close()
        def third = start { it.conversions(ConversionProfile.fixed(seconds(1))) }

        then:
        get(third, "gone").contains("ConversionProcessFailed")
        put(third, "quick") == 201

        when:
        third.clock().advance(seconds(1))

        then:
        third.conversions().list().last().status() == ConversionStatus.SUCCEEDED

        cleanup:
        [plain, second, third]*.close()
    }

    def "what is forgotten is no longer stored, and no signature ever is"() {
        given:
        def first = start()
        put(first, "old")
        first.clock().advance(days(31))
        put(first, "new")
        first.close()

        when:
        def second = start()
        def files = Files.list(temp.resolve("data")).toList()

        then:
        second.conversions().list()*.id()*.value() == ["new"]
        files.every { !new String(Files.readAllBytes(it), "ISO-8859-1").contains("abcdefgh12345678") }

        when:
        def empty = ArrEmulator.start()
        second.restore(empty.snapshot())
        second.close()
        second = start()

        then:
        second.conversions().list() == []

        cleanup:
        empty?.close()
        second?.close()
    }
}
