package dev.arrshell.emulator

import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.Region
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpResponse
import java.time.Duration
import java.time.Instant
import java.time.YearMonth
import java.time.ZoneOffset
import spock.lang.Specification

/**
 * Sends what clients of 2021 and 2022 sent, at the same distances from the creation, and holds the emulator to what the service
 * answered, byte by byte: status, headers but those that differ each time, length, body. The recordings are those of the SDKs'
 * tests for Java (RemoteRenderingClientTest.conversionTest, failedConversionMissingAssetTest, failedConversionNoAccessTest) and
 * Python (test_simple_conversion, test_failed_conversion_no_access).
 */
class RecordedConversionsSpec extends Specification {

    static final A = ArrEmulator.ACCOUNT_ID.value()
    /** The lengths tell that the ids of Java's recordings were as long as a GUID; those who published them had put names in their place. */
    static final GUID = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
    static final V = "api-version=2021-01-01"
    static final JAVA = "https://sdktest.blob.core.windows.net/test"
    static final PYTHON = "https://arrstorageaccount.blob.storage_endpoint_suffix/test"
    static final VERSIONS = [2021: "2021-01-01-preview, 2021-01-01", 2022: "2021-01-01-preview, 2021-01-01, 2021-08-01-preview"]
    static final INVALID = '{"code":"ConversionProcessFailed","message":"Invalid input provided. Check logs in output container for details."}'

    static String asked(String container, String prefix, String asset, String sas = "") {
        def read = sas ? /"storageContainerReadListSas":"$sas",/ : ""
        def write = sas ? /"storageContainerWriteSas":"$sas",/ : ""
        """{"settings":{"inputLocation":{"storageContainerUri":"$container",$read"blobPrefix":"Input","relativeInputAssetPath":"${asset}.fbx"},\
"outputLocation":{"storageContainerUri":"$container",$write"blobPrefix":"$prefix"}}}"""
    }

    static String answered(String id, String at, String container, String prefix, String asset, String status, String error = "null") {
        def output = status == "Succeeded" ? /"output":{"outputAssetUri":"$container\/$prefix\/${asset}.arrAsset"},/ : ""
        """{"id":"$id","creationTime":"$at","settings":{"inputLocation":{"storageContainerUri":"$container","blobPrefix":"Input/",\
"relativeInputAssetPath":"${asset}.fbx"},"outputLocation":{"storageContainerUri":"$container","blobPrefix":"$prefix/",\
"outputAssetFilename":"${asset}.arrAsset"}},$output"error":$error,"status":"$status"}"""
    }

    private static ArrEmulator emulatorAt(String moment) {
        def begin = Instant.parse(moment)
        ArrEmulator.builder().time(new VirtualClock(begin)).asIn(YearMonth.from(begin.atZone(ZoneOffset.UTC))).start()
    }

    private static void is(HttpResponse<String> answer, int status, int length, String body, int year, boolean cached) {
        assert answer.statusCode() == status
        assert answer.body() == body
        assert answer.headers().map().findAll { !(it.key in ['date', 'ms-cv']) } == [
                'api-supported-versions': [VERSIONS[year]], 'x-content-type-options': ['nosniff'],
                'content-type'          : ['application/json; charset=utf-8'], 'content-length': [length as String]] +
                (cached ? [:] : ['cache-control': ['no-store,no-cache'], 'pragma': ['no-cache']])
        assert answer.headers().firstValue('MS-CV').get() ==~ /[A-Za-z0-9+\/]{22}\.0/
    }

    def "#asset of #created: #states"() {
        given:
        def emulator = emulatorAt(created)
        def client = RawClient.of(emulator).at(emulator.endpoint(Region.parse("eastus")))
        def year = created[0..3] as int
        if (takes) {
            emulator.conversions().takes(seconds(takes))
        }
        emulator.conversions().missingAsset(URI.create(container), "Input/boxWhichDoesNotExist.fbx")

        expect:
        is(client.raw("PUT", "/accounts/$A/conversions/$name?$V", asked(container, prefix, asset, sas)), 201, lengths[0],
                answered(name, created, container, prefix, asset, "NotStarted"), year, true)
        states.each { second, status ->
            emulator.clock().advance(Duration.between(emulator.clock().instant(), Instant.parse(created) + seconds(second)))
            def error = status == "Failed" ? INVALID : "null"
            is(client.raw("GET", "/accounts/$A/conversions/$name?$V", ""), 200,
                    status == "NotStarted" ? lengths[0] : status == "Running" ? lengths[1] : lengths[2],
                    answered(name, created, container, prefix, asset, status, error), year, false)
        }

        cleanup:
        emulator.close()

        where:
        name                           | created                        | container | prefix       | asset                  | takes
        GUID                           | "2021-02-08T12:36:52.0822426Z" | JAVA      | "Output"     | "testBox"              | 0
        GUID                           | "2021-02-08T12:38:58.4349696Z" | JAVA      | "Output"     | "boxWhichDoesNotExist" | 70
        "rr-test-id"                   | "2022-09-14T01:02:25.3744317Z" | PYTHON    | "rr-test-id" | "testBox"              | 70
        __
        lengths         | sas                                             | states
        [435, 432, 531] | ""                                              | [2: "Running", 3: "Running", 13: "Running", 23: "Running", 34: "Running", 44: "Running", 55: "Running", 65: "Running", 75: "Succeeded"]
        [461, 458, 567] | ""                                              | [10: "Running", 21: "Running", 32: "Running", 42: "Running", 52: "Running", 62: "Running", 72: "Failed"]
        [447, 444, 0]   | "?sv=2015-04-05&sr=c&sp=rwl&sig=fakeSig"        | [0: "NotStarted", 1: "NotStarted", 11: "Running", 21: "Running", 31: "Running", 41: "Running", 51: "Running", 62: "Running"]
    }

    def "the listing has all of two days, those that failed too"() {
        given:
        def boxes = ["044a3fa2-b708-43b4-ae06-794ad3086d17": "2021-02-07T14:09:06.4180763Z",
                     "801ce6fe-1384-4303-b6dd-453af8f6ccca": "2021-02-07T14:09:40.7852698Z",
                     "fc7a338a-f11d-4076-8be6-67b946760ff6": "2021-02-07T14:41:39.1473616Z",
                     "40a3b704-ff53-4d5e-841e-446950b33f09": "2021-02-07T14:43:04.9164742Z",
                     "d1391890-e231-4cfc-b5c4-75ec38285a37": "2021-02-07T14:46:24.1747807Z",
                     "c82ebabb-db1b-43fa-824b-07cd68690318": "2021-02-07T15:25:32.5509678Z"]
        def failed = ["c6ce9fe5-7ffb-47bf-b2fc-e642ff6d357c": "2021-02-08T10:49:45.9358185Z"]
        def last = [(GUID): "2021-02-08T12:36:52.0822426Z"]
        def emulator = emulatorAt(boxes.values().first())
        def client = RawClient.of(emulator)
        emulator.conversions().missingAsset(URI.create(JAVA), "Input/boxWhichDoesNotExist.fbx")
        def assets = (boxes.keySet() + last.keySet()).collectEntries { [it, "testBox"] } +
                failed.collectEntries { [it.key, "boxWhichDoesNotExist"] }

        when:
        (boxes + failed + last).each { id, at ->
            emulator.clock().advance(Duration.between(emulator.clock().instant(), Instant.parse(at)))
            assert client.raw("PUT", "/accounts/$A/conversions/$id?$V", asked(JAVA, "Output", assets[id])).statusCode() == 201
        }
        emulator.clock().advance(seconds(77))

        then:
        is(client.raw("GET", "/accounts/$A/conversions?$V", ""), 200, 4326,
                '{"conversions":[' + (boxes + failed + last).collect { id, at ->
                    id in failed.keySet() ? answered(id, at, JAVA, "Output", assets[id], "Failed", INVALID)
                            : answered(id, at, JAVA, "Output", assets[id], "Succeeded")
                }.join(",") + '],"@nextLink":null}', 2021, true)

        cleanup:
        emulator.close()
    }

    def "a container that is not linked, in #moment: #length bytes"() {
        given:
        def emulator = emulatorAt(moment)
        emulator.conversions().unlinked(URI.create(container))

        expect:
        is(RawClient.of(emulator).raw("PUT", "/accounts/$A/conversions/failedConversionNoAccess?$V", asked(container, "Output", "testBox")),
                403, length, '{"error":{"code":"DelegatedResourceAccessError","message":"Error accessing connected storage account' +
                " due to insufficient permissions. Check if the Mixed Reality resource has correct permissions assigned.$more\"}}",
                moment[0..3] as int, true)

        cleanup:
        emulator.close()

        where:
        moment                 | container || length | more
        "2021-02-08T12:38:45Z" | JAVA      || 206    | ""
        "2022-09-14T01:03:38Z" | PYTHON    || 390    | " Documentation on how to link Remote Rendering Accounts to storage can be found here: https://docs.microsoft.com/azure/remote-rendering/how-tos/create-an-account#link-storage-accounts."
    }
}
