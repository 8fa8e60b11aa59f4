package dev.arrshell.internal.wire

import dev.arrshell.conversion.ConversionId
import dev.arrshell.conversion.ConversionSpec
import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.conversion.StorageAccess
import dev.arrshell.error.ArrProtocolException
import dev.arrshell.model.AccountId
import dev.arrshell.model.ApiVersion
import java.time.Instant
import spock.lang.Specification

class ConversionDialectSpec extends Specification {

    static final ACCOUNT = '11111111-1111-1111-1111-111111111111'
    static final TARGET = new AccountEndpoint(URI.create('https://arr.example'), AccountId.parse(ACCOUNT))
    static final CONTAINER = URI.create('https://mine.blob.core.windows.net/models')
    static final SEEN = Instant.parse('2022-09-14T01:03:00Z')
    static final V1 = ConversionDialect.of(ApiVersion.V1)
    static final NEWEST = ConversionDialect.of(ApiVersion.V2021_01_01)

    def "a spec of #what is written as #version writes it"() {
        given:
        def dialect = ConversionDialect.of(version)

        when:
        def request = dialect.create(TARGET, spec)

        then:
        !dialect.unsupported(spec).present
        request.method() == method
        request.uri().toString() == 'https://arr.example' + path
        request.body() == body.replaceAll(/\s*\n\s*/, '')

        where:
        what << ['least', 'all there is', 'least', 'all there is']
        version << [ApiVersion.V2021_01_01, ApiVersion.V2021_01_01, ApiVersion.V1, ApiVersion.V1]
        spec << [least().withId(new ConversionId('robot')), all().withId(new ConversionId('robot')), least(), all()]
        method << ['PUT', 'PUT', 'POST', 'POST']
        path << [
            "/accounts/$ACCOUNT/conversions/robot?api-version=2021-01-01",
            "/accounts/$ACCOUNT/conversions/robot?api-version=2021-01-01",
            "/v1/accounts/$ACCOUNT/conversions/create",
            "/v1/accounts/$ACCOUNT/conversions/createWithSharedAccessSignature",
        ]
        body << [
            '''{"settings":{
                "inputLocation":{"storageContainerUri":"https://mine.blob.core.windows.net/models",
                    "relativeInputAssetPath":"robot.fbx"},
                "outputLocation":{"storageContainerUri":"https://mine.blob.core.windows.net/models"}}}''',
            '''{"settings":{
                "inputLocation":{"storageContainerUri":"https://mine.blob.core.windows.net/models",
                    "storageContainerReadListSas":"sp=rl&sig=in","blobPrefix":"in","relativeInputAssetPath":"robot.fbx"},
                "outputLocation":{"storageContainerUri":"https://mine.blob.core.windows.net/models",
                    "storageContainerWriteSas":"sp=w&sig=out","blobPrefix":"out","outputAssetFilename":"r.arrAsset"}}}''',
            '''{"input":{"storageAccountName":"mine","blobContainerName":"models","folderPath":"",
                    "inputAssetPath":"robot.fbx"},
                "output":{"storageAccountName":"mine","blobContainerName":"models","folderPath":"",
                    "outputAssetFileName":""}}''',
            '''{"input":{"storageAccountName":"mine","blobContainerName":"models","folderPath":"in",
                    "inputAssetPath":"robot.fbx","containerReadListSas":"sp=rl&sig=in"},
                "output":{"storageAccountName":"mine","blobContainerName":"models","folderPath":"out",
                    "outputAssetFileName":"r.arrAsset","containerWriteSas":"sp=w&sig=out"}}''',
        ]
    }

    def "2021-01-01 makes up an id where none was chosen"() {
        expect:
        NEWEST.withClientId(least()).id().present
        V1.withClientId(least()) == least()
    }

    def "v1 cannot express #what"() {
        expect:
        V1.unsupported(spec).get().contains(why)

        where:
        what                           | spec                                       || why
        'an id'                        | least().withId(new ConversionId('robot'))  || "leave id('robot') out"
        'one signature'                | all().withOutput(least().output())         || 'both containers need a shared access'
        'an input that is no storage'  | inputAt('https://mine.example/a/b')        || 'names a container by storage account'
        'an output that is no storage' | outputAt('https://mine.example/a/b')       || 'https://mine.example/a/b'
    }

    def "what a conversion of 2021-01-01 is answered with is read: #status"() {
        when:
        def seen = NEWEST.propertiesIn(new ConversionId('x'), asked(), answer("""{"id":"robot",
            "creationTime":"2022-09-14T01:02:25.3Z","settings":{"inputLocation":{
            "storageContainerUri":"https://mine.blob.core.windows.net/models","blobPrefix":"Input/",
            "relativeInputAssetPath":"robot.fbx"}},$rest"status":"$status"}"""), SEEN)

        then:
        seen.id().value() == 'robot'
        seen.status() == known
        seen.statusText() == status
        seen.inputAsset().get() == 'Input/robot.fbx'
        seen.outputAsset().orElse(null)?.toString() == output
        seen.errorCode().orElse(null) == code
        seen.message().orElse(null) == message
        seen.creationTime().get() == Instant.parse('2022-09-14T01:02:25.3Z')
        seen.seenAt() == SEEN

        where:
        status       | rest                                          || known                        | output       | code | message
        'NotStarted' | '"error":null,'                               || ConversionStatus.NOT_STARTED | null         | null | null
        'Running'    | ''                                            || ConversionStatus.RUNNING     | null         | null | null
        'Succeeded'  | '"output":{"outputAssetUri":"https://o/r"},'  || ConversionStatus.SUCCEEDED   | 'https://o/r' | null | null
        'Succeeded'  | '"output":{"outputAssetUri":"no address"},'   || ConversionStatus.SUCCEEDED   | null         | null | null
        'Failed'     | '"error":{"code":"C","message":"Why."},'      || ConversionStatus.FAILED      | null         | 'C'  | 'Why.'
        'Cancelled'  | ''                                            || ConversionStatus.CANCELLED   | null         | null | null
        'Thinking'   | ''                                            || ConversionStatus.UNKNOWN     | null         | null | null
    }

    def "a status of v1 is read: #body"() {
        when:
        def seen = V1.propertiesIn(new ConversionId('robot'), asked(), answer(body), SEEN)

        then:
        seen.id().value() == 'robot'
        seen.status() == status
        seen.message().orElse(null) == message

        where:
        body                                             || status                     | message
        '{"status":"Running"}'                           || ConversionStatus.RUNNING   | null
        '{"status":"Success"}'                           || ConversionStatus.SUCCEEDED | null
        '{"status":"Failure","error":{"message":"No."}}' || ConversionStatus.FAILED    | 'No.'
        '{"status":"Aborted"}'                           || ConversionStatus.CANCELLED | null
        '{"status":"Created"}'                           || ConversionStatus.NOT_STARTED | null
    }

    def "an answer without #field is no answer of the service"() {
        when:
        NEWEST.propertiesIn(new ConversionId('x'), asked(), answer(body), SEEN)

        then:
        def e = thrown(ArrProtocolException)
        e.message.contains(field)

        where:
        field    | body
        'status' | '{"id":"robot"}'
        'id'     | '{"status":"Running"}'
        'id'     | '{"status":"Running","id":"no id"}'
    }

    def "the id of a conversion that was started is read in both versions"() {
        expect:
        NEWEST.idIn(asked(), answer('{"id":"robot","status":"NotStarted"}')).value() == 'robot'
        V1.idIn(asked(), answer('{"conversionId":"robot"}')).value() == 'robot'
    }

    def "a list is read page by page; v1 has none"() {
        given:
        def page = answer('{"conversions":[{"id":"a","status":"Failed"},{"id":"b","status":"Running"}],' +
                '"@nextLink":"?page=2"}')
        def request = NEWEST.list(TARGET).get()

        expect:
        NEWEST.conversionsIn(request, page, SEEN)*.id()*.value() == ['a', 'b']
        NEWEST.nextPage(request, page).get().uri().toString().endsWith("/conversions?page=2")
        NEWEST.nextPage(request, page).get().operation() == request.operation()
        !NEWEST.nextPage(request, answer('{"conversions":[],"@nextLink":null}')).present
        !V1.list(TARGET).present
    }

    def "a signature is in the request and in nothing that is printed"() {
        given:
        def spec = all()

        expect:
        !spec.toString().contains('sig=in')
        !spec.input().toString().contains('sig=in')
        spec.input().access().get() == StorageAccess.parse('?sp=rl&sig=in')
        spec.input().access().get() != StorageAccess.parse('sp=rl&sig=other')
    }

    def "a place that cannot be one is refused: #what"() {
        when:
        make()

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(why)
        e.message.endsWith('(nothing was sent)')

        where:
        what                 | make                                  || why
        'a file'             | { inputAt('file:///models') }         || "not 'file:///models'"
        'a host alone'       | { inputAt('https://mine.example') }   || 'a container is an address'
        'a query'            | { outputAt('https://m.b/c?sig=abc') } || 'must have no query'
        'no model'           | { new ConversionSpec.Input(CONTAINER, ' ', '', Optional.empty()) } || 'the path of the model is empty'
        'another ending'     | { new ConversionSpec.Output(CONTAINER, '', 'r.glb', Optional.empty()) } || 'must end in .arrAsset'
        'a whole address'    | { StorageAccess.parse('https://m/c?sig=abc') } || 'the query string of the address alone'
        'an empty signature' | { StorageAccess.parse('?') }          || 'the query string of the address alone'
        'an id with a blank' | { new ConversionId('a b') }           || "conversion id 'a b' is not valid"
    }

    private static ConversionSpec least() {
        new ConversionSpec(
                new ConversionSpec.Input(CONTAINER, 'robot.fbx', '', Optional.empty()),
                new ConversionSpec.Output(CONTAINER, '', '', Optional.empty()),
                Optional.empty())
    }

    private static ConversionSpec all() {
        new ConversionSpec(
                new ConversionSpec.Input(CONTAINER, 'robot.fbx', 'in', Optional.of(StorageAccess.parse('?sp=rl&sig=in'))),
                new ConversionSpec.Output(CONTAINER, 'out', 'r.arrAsset', Optional.of(StorageAccess.parse('sp=w&sig=out'))),
                Optional.empty())
    }

    private static ConversionSpec inputAt(String container) {
        least().withInput(new ConversionSpec.Input(URI.create(container), 'robot.fbx', '', Optional.empty()))
    }

    private static ConversionSpec outputAt(String container) {
        least().withOutput(new ConversionSpec.Output(URI.create(container), '', '', Optional.empty()))
    }

    private static WireRequest asked() {
        NEWEST.properties(TARGET, new ConversionId('x'))
    }

    private static WireResponse answer(String body) {
        new WireResponse(200, [:], body.bytes)
    }
}
