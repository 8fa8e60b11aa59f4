package dev.arrshell.emulator

import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.millis
import static dev.arrshell.time.Durations.seconds

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.module.SimpleModule
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer
import dev.arrshell.model.AccountId
import dev.arrshell.model.AccountKey
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpResponse
import java.time.YearMonth
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Conversions in 2021-01-01 and v1 on the wire. */
class ConversionsSpec extends Specification {

    static final A = ArrEmulator.ACCOUNT_ID.value()
    static final V = "api-version=2021-01-01"
    static final JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addSerializer(GString, new ToStringSerializer()))
    static final CONTAINER = "https://sdktest.blob.core.windows.net/test"
    static final SAS = "?sv=2015-04-05&sr=c&sp=rwl&sig=abcdefgh12345678"

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(new VirtualClock()).pageSize(3).onWarning {}.start()
    RawClient client = RawClient.of(emulator)

    static String settings(Map input = [:], Map output = [:]) {
        JSON.writeValueAsString([settings: [
                inputLocation : [storageContainerUri: CONTAINER, blobPrefix: "Input", relativeInputAssetPath: "testBox.fbx"] + input,
                outputLocation: [storageContainerUri: CONTAINER, blobPrefix: "Output"] + output]])
    }

    static String v1Settings(Map input = [:], Map output = [:]) {
        JSON.writeValueAsString([
                input : [storageAccountName: "sdktest", blobContainerName: "test", folderPath: "Input", inputAssetPath: "testBox.fbx"] + input,
                output: [storageAccountName: "sdktest", blobContainerName: "test", folderPath: "Output"] + output])
    }

    HttpResponse<String> put(String id, String body = settings()) {
        client.raw("PUT", "/accounts/$A/conversions/$id?$V", body)
    }

    HttpResponse<String> get(String id) {
        client.raw("GET", "/accounts/$A/conversions/$id?$V", "")
    }

    HttpResponse<String> list(String query = V) {
        client.raw("GET", "/accounts/$A/conversions?$query", "")
    }

    String state(String id) {
        json(get(id)).status
    }

    String create(String route = "conversions/create", String body = v1Settings()) {
        json(client.v1("POST", "/$route", body)).conversionId
    }

    String v1(String id) {
        client.v1("GET", "/conversions/$id", "").body()
    }

    static Map json(HttpResponse<String> answer) {
        JSON.readValue(answer.body(), Map)
    }

    static String header(HttpResponse<?> answer, String name) {
        answer.headers().firstValue(name).orElse(null)
    }

    def "it starts after 2 s and has succeeded after 74 s, to the tick"() {
        given:
        put("one")

        expect:
        state("one") == "NotStarted"

        when:
        emulator.clock().advance(seconds(2) - millis(1))

        then:
        state("one") == "NotStarted"

        when:
        emulator.clock().advance(millis(1))

        then:
        state("one") == "Running"

        when:
        emulator.clock().advance(seconds(72) - millis(1))

        then:
        state("one") == "Running"
        !get("one").body().contains('"output":')

        when:
        emulator.clock().advance(millis(1))

        then:
        state("one") == "Succeeded"
        json(get("one")).output == [outputAssetUri: "$CONTAINER/Output/testBox.arrAsset"]
    }

    def "with #profile it is #states"() {
        given:
        emulator.conversions().run(profile)
        put("one")

        expect:
        states.every { second, state ->
            emulator.clock().advance(seconds(second))
            this.state("one") == state
        }

        where:
        profile                                                             || states
        ConversionProfile.fixed(seconds(0))                                 || [0: "Succeeded"]
        ConversionProfile.fixed(seconds(1))                                 || [0: "Running", 1: "Succeeded"]
        ConversionProfile.fixed(seconds(2))                                 || [0: "NotStarted", 2: "Succeeded"]
        ConversionProfile.never()                                           || [0: "NotStarted", 2: "Running", 82800: "Running"]
        ConversionProfile.failing("Broken", "no mesh")                      || [0: "NotStarted", 73: "Running", 1: "Failed"]
        ConversionProfile.failing("Broken", "no mesh", seconds(5))          || [4: "Running", 1: "Failed"]
        ConversionProfile.between(seconds(5), seconds(5), 42)               || [4: "Running", 1: "Succeeded"]
    }

    def "what was set later does not change a conversion that goes on"() {
        given:
        put("one")
        emulator.conversions().takes(hours(3))
        put("two")
        emulator.clock().advance(seconds(74))

        expect:
        [state("one"), state("two")] == ["Succeeded", "Running"]

        when:
        emulator.conversions().reset()
        put("three")
        emulator.clock().advance(seconds(74))

        then:
        state("three") == "Succeeded"
    }

    def "drawn times are the same in every run with the same seed, also when a create is repeated"() {
        given:
        def ends = { boolean repeated ->
            try (def own = ArrEmulator.builder().time(new VirtualClock())
                    .conversions(ConversionProfile.between(seconds(10), seconds(100), 7)).start()) {
                client = RawClient.of(own)
                (1..3).each { number ->
                    put("c$number")
                    repeated && put("c$number")
                }
                (1..100).collect { own.clock().advance(seconds(1)); (1..3).collect { state("c$it") } }
            }
        }

        when:
        def once = ends(false)

        then:
        ends(true) == once
        once.last() == ["Succeeded"] * 3
        once[8] == ["Running"] * 3
        once.unique().size() > 3
    }

    def "the same settings again are a retry, also with another signature and after the end; others are a conflict"() {
        expect:
        put("one").statusCode() == 201
        put("one").statusCode() == 200
        put("one", settings([storageContainerReadListSas: SAS])).statusCode() == 200
        put("one", settings([blobPrefix: "Input/"], [outputAssetFilename: "testBox.arrAsset"])).statusCode() == 200
        put("one", settings([storageContainerUri: "$CONTAINER/"])).statusCode() == 200

        when:
        emulator.clock().advance(hours(1))

        then:
        put("one").statusCode() == 200
        json(put("one")).status == "Succeeded"

        when:
        def conflict = put("one", settings([:], [blobPrefix: "Other"]))

        then:
        conflict.statusCode() == 409
        conflict.body() == '{"error":{"code":"Conflict","message":"A resource already exists under the given ID."}}'
        put("one", settings([relativeInputAssetPath: "other.fbx"])).statusCode() == 409
        client.at(emulator.endpoint(Region.parse("uksouth")))
                .raw("PUT", "/accounts/$A/conversions/one?$V", settings()).statusCode() == 409
    }

    def "it is remembered for 30 days after its end"() {
        given:
        put("one")
        emulator.clock().advance(days(30) + seconds(74) - millis(1))
        client = RawClient.of(emulator)

        expect:
        get("one").statusCode() == 200
        list().body().count('"id"') == 1

        when:
        emulator.clock().advance(millis(1))

        then:
        get("one").statusCode() == 404
        list().body() == '{"conversions":[],"@nextLink":null}'
        emulator.conversions().list() == []
        put("one", settings([:], [blobPrefix: "Other"])).statusCode() == 201
    }

    def "an unknown id is 404 without a body"() {
        when:
        def answer = get("none")

        then:
        answer.statusCode() == 404
        answer.body() == ""
        header(answer, "x-arr-emulator-reason") == "the account has no such conversion in westus2"
        header(answer, "MS-CV")
        client.v1("GET", "/conversions/none", "").statusCode() == 404
    }

    def "it is seen in its region and by its account only"() {
        given:
        put("one")
        def elsewhere = client.at(emulator.endpoint(Region.parse("eastus")))
        def other = AccountId.parse("22222222-2222-2222-2222-222222222222")

        expect:
        elsewhere.raw("GET", "/accounts/$A/conversions/one?$V", "").statusCode() == 404
        elsewhere.raw("GET", "/accounts/$A/conversions?$V", "").body() == '{"conversions":[],"@nextLink":null}'
        client.on(other).raw("GET", "/accounts/$other/conversions/one?$V", "").statusCode() == 403
    }

    def "ids are case sensitive, and #id is #status"() {
        expect:
        put(id).statusCode() == status

        where:
        id         || status
        "a-b_C9"   || 201
        "x" * 256  || 201
        "x" * 257  || 400
        "a.b"      || 400
        "a%20b"    || 400
    }

    def "create refuses #change with #message"() {
        when:
        def answer = put("one", change instanceof String ? change : settings(*change))

        then:
        answer.statusCode() == 400
        json(answer) == [error: [code: "BadRequest", message: message as String]]
        get("one").statusCode() == 404

        where:
        change                                                   || message
        ''                                                       || "The request was malformed: the body is no JSON object."
        "{'settings':{}}"                                        || "The request was malformed: the body is no JSON."
        '{}'                                                     || "The settings field is missing."
        '{"settings":[]}'                                        || "The settings value '[]' is no object."
        '{"settings":{}}'                                        || "The settings.inputLocation field is missing."
        '{"settings":{"inputLocation":{}}}'                      || "The settings.outputLocation field is missing."
        [[storageContainerUri: null]]                            || "The settings.inputLocation.storageContainerUri field is missing."
        [[storageContainerUri: 5]]                               || "The settings.inputLocation.storageContainerUri value '5' is no text."
        [[storageContainerUri: "test"]]                          || "The settings.inputLocation.storageContainerUri value 'test' is no address of a container such as https://account.blob.core.windows.net/container."
        [[storageContainerUri: "https://a.b"]]                   || "The settings.inputLocation.storageContainerUri value 'https://a.b' is no address of a container such as https://account.blob.core.windows.net/container."
        [[storageContainerUri: "https://a.b/c?d"]]               || "The settings.inputLocation.storageContainerUri value 'https://a.b/c?d' is no address of a container such as https://account.blob.core.windows.net/container."
        [[relativeInputAssetPath: " "]]                          || "The settings.inputLocation.relativeInputAssetPath value ' ' is no text."
        [[relativeInputAssetPath: null]]                         || "The settings.inputLocation.relativeInputAssetPath field is missing."
        [[blobPrefix: 1]]                                        || "The settings.inputLocation.blobPrefix value '1' is no text."
        [[storageContainerReadListSas: [1]]]                     || "The settings.inputLocation.storageContainerReadListSas value is no text."
        [[:], [storageContainerWriteSas: 1]]                     || "The settings.outputLocation.storageContainerWriteSas value is no text."
        [[:], [storageContainerUri: null]]                       || "The settings.outputLocation.storageContainerUri field is missing."
        [[:], [outputAssetFilename: "box.glb"]]                  || "The settings.outputLocation.outputAssetFilename value 'box.glb' does not end in .arrAsset."
    }

    def "names of members are read in any case, and what is not sent is not answered: #output"() {
        when:
        def answer = put("one", JSON.writeValueAsString([Settings: [
                INPUTLOCATION : [storagecontaineruri: CONTAINER, blobPrefix: "", RelativeInputAssetPath: input],
                outputlocation: [StorageContainerUri: CONTAINER, blobPrefix: null, OUTPUTassetfilename: file]]]))

        then:
        answer.statusCode() == 201
        json(answer).settings == [
                inputLocation : [storageContainerUri: CONTAINER, relativeInputAssetPath: input],
                outputLocation: [storageContainerUri: CONTAINER, outputAssetFilename: output]]

        where:
        input               | file           || output
        "house.fbx"         | null           || "house.arrAsset"
        "house.fbx"         | ""             || "house.arrAsset"
        "a/b/house.v2.gltf" | null           || "house.v2.arrAsset"
        "a.b/house"         | null           || "house.arrAsset"
        ".fbx"              | null           || ".fbx.arrAsset"
        "house.fbx"         | "my.ARRASSET"  || "my.ARRASSET"
    }

    def "signatures are neither answered nor in the journal"() {
        when:
        def answers = [
                put("one", settings([storageContainerReadListSas: SAS], [storageContainerWriteSas: SAS])),
                get("one"), list(),
                put("two", settings([storageContainerUri: "$CONTAINER$SAS"]))]

        then:
        answers*.statusCode() == [201, 200, 200, 400]
        answers.every { !it.body().contains("abcdefgh") }
        !answers[0].body().contains("Sas")
        !emulator.journal().toString().contains("abcdefgh12345678")
        emulator.journal().every { !it.requestBody().contains("abcdefgh12345678") }
    }

    def "an asset that is missing is found to be at the end"() {
        given:
        emulator.conversions().missingAsset(URI.create("$CONTAINER/"), "Input/testBox.fbx")
        def created = put("one")
        put("two", settings([relativeInputAssetPath: "other.fbx"]))

        expect:
        created.statusCode() == 201
        created.body().contains('"error":null')

        when:
        emulator.clock().advance(seconds(74))

        then:
        get("one").body().endsWith('"error":{"code":"ConversionProcessFailed","message":"Invalid input provided. Check logs in output container for details."},"status":"Failed"}')
        !get("one").body().contains('"output":')
        state("two") == "Succeeded"
        v1("one") == '{"status":"Failure","error":{"message":"Invalid input provided. Check logs in output container for details."}}'
    }

    def "a container that is not linked is refused, unless the request has a signature for it: #status"() {
        given:
        emulator.conversions().unlinked(URI.create(CONTAINER))

        when:
        def answer = put("one", settings(*change))

        then:
        answer.statusCode() == status
        status == 201 || header(answer, "Content-Type") == "application/json; charset=utf-8"
        get("one").statusCode() == (status == 201 ? 200 : 404)

        where:
        change                                                                       || status
        [[:]]                                                                        || 403
        [[storageContainerReadListSas: SAS]]                                         || 403
        [[:], [storageContainerWriteSas: SAS]]                                       || 403
        [[storageContainerReadListSas: SAS], [storageContainerWriteSas: SAS]]        || 201
        [[storageContainerReadListSas: " "], [storageContainerWriteSas: SAS]]        || 403
        [[storageContainerUri: "https://a.b/c"], [storageContainerUri: "https://a.b/d"]] || 201
    }

    def "in v1 a container that is not linked is refused with the same code"() {
        given:
        emulator.conversions().unlinked(URI.create(CONTAINER))

        when:
        def answer = client.v1("POST", "/conversions/create", v1Settings())

        then:
        answer.statusCode() == 403
        json(answer).error.code == "DelegatedResourceAccessError"
        client.v1("POST", "/conversions/createWithSharedAccessSignature",
                v1Settings([containerReadListSas: SAS], [containerWriteSas: SAS])).statusCode() == 202
    }

    def "ended ones are listed too, in the order of creation, in pages with a link that goes on"() {
        given:
        (1..7).each {
            put("c$it")
            emulator.clock().advance(seconds(60))
        }

        when:
        def pages = [list()]
        while (json(pages.last())['@nextLink']) {
            pages << RawClient.send(URI.create(json(pages.last())['@nextLink'] as String), "GET", "", "", client.token())
        }

        then:
        pages*.statusCode().unique() == [200]
        pages.collect { json(it).conversions*.id } == [["c1", "c2", "c3"], ["c4", "c5", "c6"], ["c7"]]
        pages.last().body().endsWith('],"@nextLink":null}')
        json(pages.first()).conversions*.status == ["Succeeded"] * 3
        json(pages.last()).conversions*.status == ["Running"]
        list("$V&continuationToken=no").statusCode() == 400
    }

    def "v1 and 2021-01-01 see the same conversions: #route"() {
        when:
        def answer = client.v1("POST", "/$route", v1Settings([containerReadListSas: SAS], [containerWriteSas: SAS]))
        def id = json(answer).conversionId as String

        then:
        answer.statusCode() == 202
        answer.body() ==~ /\{"conversionId":"[0-9a-f-]{36}"}/
        v1(id) == '{"status":"Running"}'
        client.v1("GET", "/conversion/$id", "").body() == '{"status":"Running"}'
        json(get(id)).status == "NotStarted"
        json(get(id)).settings == [
                inputLocation : [storageContainerUri: CONTAINER, blobPrefix: "Input/", relativeInputAssetPath: "testBox.fbx"],
                outputLocation: [storageContainerUri: CONTAINER, blobPrefix: "Output/", outputAssetFilename: "testBox.arrAsset"]]

        when:
        emulator.clock().advance(seconds(74))

        then:
        v1(id) == '{"status":"Success"}'
        client.v1("GET", "/conversions", "").body() == /{"conversions":[{"conversionId":"$id","status":"Success"}]}/
        client.v1("GET", "/conversion", "").body() == client.v1("GET", "/conversions", "").body()

        where:
        route << ["conversions/create", "conversion/create", "conversions/createWithSharedAccessSignature",
                  "conversion/createWithSharedAccessSignature", "conversions/create/"]
    }

    def "v1 refuses #change with #message"() {
        when:
        def answer = client.v1("POST", "/conversions/$route", v1Settings(*change))

        then:
        answer.statusCode() == 400
        json(answer) == [error: [code: "BadRequest", message: message]]

        where:
        route                             | change                                    || message
        "create"                          | [[storageAccountName: null]]              || "The input.storageAccountName field is missing."
        "create"                          | [[storageAccountName: "a.blob.core.windows.net"]] || "The input.storageAccountName value 'a.blob.core.windows.net' is no name of a storage account, which has no .blob.core.windows.net."
        "create"                          | [[blobContainerName: "a/b"]]              || "The input.blobContainerName value 'a/b' is no name of a container."
        "create"                          | [[inputAssetPath: ""]]                    || "The input.inputAssetPath value '' is no text."
        "create"                          | [[:], [blobContainerName: null]]          || "The output.blobContainerName field is missing."
        "create"                          | [[:], [outputAssetFileName: "box.fbx"]]   || "The output.outputAssetFileName value 'box.fbx' does not end in .arrAsset."
        "createWithSharedAccessSignature" | [[:]]                                     || "The input.containerReadListSas field is missing."
        "createWithSharedAccessSignature" | [[containerReadListSas: SAS]]             || "The output.containerWriteSas field is missing."
    }

    def "v1 reads the single quotes and small letters of its documentation"() {
        expect:
        client.v1("POST", "/conversion/create", """{ 'input': { 'storageAccountname': 'sdktest', 'blobContainerName': 'test',
                'inputAssetPath': 'a/house.fbx' }, 'output': { 'storageAccountname': 'sdktest', 'blobContainerName': 'out' } }""")
                .statusCode() == 202
        json(list()).conversions[0].settings.outputLocation.outputAssetFilename == "house.arrAsset"
    }

    def "tokens, the limit of calls and methods are as for sessions"() {
        expect:
        RawClient.send(emulator.uri(), "GET", "/accounts/$A/conversions?$V", "", "").statusCode() == 401
        header(RawClient.send(emulator.uri(), "PUT", "/accounts/$A/conversions/one?$V", settings(), "no"), "WWW-Authenticate") ==
                'Bearer error="invalid_token"'
        client.raw("DELETE", "/accounts/$A/conversions/one?$V", "").statusCode() == 405
        client.raw("HEAD", "/accounts/$A/conversions/one?$V", "").statusCode() ==
                client.raw("HEAD", "/accounts/$A/sessions/one?$V", "").statusCode()
        header(client.raw("POST", "/accounts/$A/conversions?$V", ""), "Allow") == "GET"
        header(client.raw("PATCH", "/accounts/$A/conversions/one?$V", ""), "Allow") == "GET, PUT"
        list(V).statusCode() == 200

        when:
        emulator.throttle(1)

        then:
        list().statusCode() == 200
        list().statusCode() == 429
        client.v1("GET", "/conversions", "").statusCode() == 429
    }

    def "a version that is not served has a warning, and is refused if strict"() {
        expect:
        header(list("api-version=2020-01-01"), "x-arr-warning").startsWith("UnsupportedApiVersion")
        header(client.raw("GET", "/accounts/$A/conversions", ""), "x-arr-warning").startsWith("ApiVersionUnspecified")

        when:
        def strict = ArrEmulator.builder().time(new VirtualClock()).strict().start()
        client = RawClient.of(strict)

        then:
        list("api-version=2020-01-01").statusCode() == 400
        json(list("api-version=2020-01-01")).error.code == "UnsupportedApiVersion"
        list().statusCode() == 200
        put("one").statusCode() == 415

        cleanup:
        strict.close()
    }

    def "in #month errors of conversions have no nulls and the message for containers is #ends"() {
        given:
        def then = ArrEmulator.builder().time(new VirtualClock()).asIn(YearMonth.parse(month)).start()
        then.conversions().unlinked(URI.create(CONTAINER))
        client = RawClient.of(then)

        expect:
        put("one").body().startsWith('{"error":{"code":"DelegatedResourceAccessError","message":"Error accessing connected storage account')
        put("one").body().endsWith("$ends\"}}")
        put("one", "{}").body() == '{"error":{"code":"BadRequest","message":"The settings field is missing."}}'
        header(put("one"), "api-supported-versions") == versions

        cleanup:
        then.close()

        where:
        month     || ends                                  | versions
        "2021-02" || "has correct permissions assigned."   | "2021-01-01-preview, 2021-01-01"
        "2021-06" || "has correct permissions assigned."   | "2021-01-01-preview, 2021-01-01"
        "2022-09" || "create-an-account#link-storage-accounts." | "2021-01-01-preview, 2021-01-01, 2021-08-01-preview"
    }

    def "faults and the journal know the operations"() {
        given:
        emulator.on(Operation.CONVERSION_CREATE).respond(503).times(1)
        emulator.on(Operation.CONVERSION_GET).throttle(seconds(7)).times(1)
        emulator.on(Operation.CONVERSION_LIST).respond(500).times(2)

        expect:
        put("one").statusCode() == 503
        put("one").statusCode() == 201
        header(get("one"), "Retry-After") == "7"
        get("one").statusCode() == 200
        list().statusCode() == 500
        client.v1("GET", "/conversions", "").statusCode() == 500
        list().statusCode() == 200
        create()
        emulator.unusedFaults() == []
        emulator.counts().subMap([Operation.CONVERSION_CREATE, Operation.CONVERSION_GET, Operation.CONVERSION_LIST]).values() as List ==
                [3L, 2L, 3L]
        emulator.verify(Operation.CONVERSION_CREATE).times(3)
        emulator.unmatched() == []
    }

    def "a dropped answer leaves the conversion, and its repetition finds it"() {
        given:
        emulator.on(Operation.CONVERSION_CREATE).dropConnectionAfter().times(1)

        when:
        put("one")

        then:
        thrown(UncheckedIOException)
        put("one").statusCode() == 200
    }

    def "an isolated account has conversions and settings of its own"() {
        given:
        def id = AccountId.parse("33333333-3333-3333-3333-333333333333")
        def key = AccountKey.parse("another+key==")
        def own = emulator.isolated(id, key, { it.conversions(ConversionProfile.fixed(seconds(1))) }, {})
        def its = RawClient.of(emulator, id, key)
        put("one")

        expect:
        its.raw("PUT", "/accounts/$id/conversions/one?$V", settings()).statusCode() == 201
        own.clock().advance(seconds(1))
        its.raw("GET", "/accounts/$id/conversions/one?$V", "").body().contains("Succeeded")
        state("one") == "NotStarted"
        own.conversions().list().size() == 1
    }

    def "a snapshot has conversions and settings, and what was left of a run is left again"() {
        given:
        emulator.conversions().takes(seconds(10))
        put("one")
        emulator.clock().advance(seconds(4))
        def snapshot = emulator.snapshot()
        emulator.conversions().fails("Broken", "no mesh")
        put("two")
        emulator.clock().advance(hours(1))

        when:
        emulator.restore(snapshot)

        then:
        get("two").statusCode() == 404
        state("one") == "Running"
        put("two").statusCode() == 201

        when:
        emulator.clock().advance(seconds(6))

        then:
        state("one") == "Succeeded"
        state("two") == "Running"

        when:
        emulator.clock().advance(seconds(4))

        then:
        state("two") == "Succeeded"
    }

    def "#wrong is refused"() {
        when:
        wrong(emulator.conversions())

        then:
        def e = thrown(type)
        e.message.contains(message)

        where:
        wrong                                                          || type                     | message
        ({ it.takes(seconds(-1)) })                                    || IllegalArgumentException | "zero to 365 days"
        ({ it.takes(days(366)) })                                      || IllegalArgumentException | "zero to 365 days"
        ({ it.fails(" ", "why") })                                     || IllegalArgumentException | "the code is blank"
        ({ it.fails("Code", "") })                                     || IllegalArgumentException | "the message is blank"
        ({ it.run(ConversionProfile.between(seconds(2), seconds(1), 1)) }) || IllegalArgumentException | "is over the longest"
        ({ it.missingAsset(URI.create(CONTAINER), " ") })              || IllegalArgumentException | "path of the asset is blank"
        ({ it.missingAsset(URI.create("$CONTAINER$SAS"), "a") })       || IllegalArgumentException | "has no query"
        ({ it.unlinked(URI.create("$CONTAINER$SAS")) })                || IllegalArgumentException | "has no query"
        ({ it.unlinked(null) })                                        || NullPointerException     | "container"
        ({ it.run(null) })                                             || NullPointerException     | "profile"
    }
}
