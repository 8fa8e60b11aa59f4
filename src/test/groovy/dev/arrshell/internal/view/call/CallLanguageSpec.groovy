package dev.arrshell.internal.view.call

import static dev.arrshell.internal.view.ViewSamples.*

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpHandler
import com.sun.net.httpserver.HttpServer
import dev.arrshell.model.Exchange
import dev.arrshell.model.Operation
import dev.arrshell.testing.JdkHttpServer
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import javax.tools.ToolProvider
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** Each request is written down, run by what understands it, and compared with what the client itself had sent. */
@Tag('long')
class CallLanguageSpec extends Specification {

    static final String SESSION = "/v1/accounts/$ACCOUNT/sessions/$ID"

    static final Exchange TOKEN = Exchange.builder('GET', URI.create("https://sts.mixedreality.azure.com/accounts/$ACCOUNT/token"), NOON)
            .operation(Operation.TOKEN).request(['Authorization': ['Bearer ****']], '').status(200, 'OK')
            .response([:], '{"AccessToken":"****"}').build()
    static final Exchange LIST = answer(Operation.LIST, 'GET', "/v1/accounts/$ACCOUNT/sessions", 200, 'OK')
    static final Exchange PROPERTIES = answer(Operation.PROPERTIES, 'GET', SESSION + '/properties', 200, 'OK')
    static final Exchange UPDATE = answer(Operation.UPDATE, 'PATCH', SESSION, 200, 'OK', '', '{"maxLeaseTime":"05:30:00"}')
    static final Exchange STOP = answer(Operation.STOP, 'DELETE', SESSION, 204, 'No Content')
    static final Exchange STOP_2021 = answer(Operation.STOP, 'POST',
            "/accounts/$ACCOUNT/sessions/$ID/:stop?api-version=2021-01-01", 204, 'No Content')
    static final Exchange ODD = answer(Operation.CREATE, 'POST', "/v1/accounts/$ACCOUNT/sessions/create", 202, 'Accepted',
            '', '''{"models":["https://x/a'b$HOME`id`\\\\u0041"],"maxLeaseTime":"00:00:30","size":"standard"}''')

    /** The signatures as the client sends them, and as an exchange has them. */
    static final IN = 'sv=2020-08-04&sp=rl&sig=aB3%2Fd%2B9012345%3D'
    static final OUT = 'sv=2020-08-04&sp=w&sig=xY3%2Fd%2B9012345%3D'
    static final CONVERT_BODY = '{"settings":{"inputLocation":{"storageContainerUri":"https://m.example/in",' +
            '"storageContainerReadListSas":"' + IN + '","blobPrefix":"it\'s","relativeInputAssetPath":"robot.fbx"},' +
            '"outputLocation":{"storageContainerUri":"https://m.example/out","storageContainerWriteSas":"' + OUT + '"}}}'
    static final Exchange CONVERT = answer(Operation.CONVERSION_CREATE, 'PUT',
            "/accounts/$ACCOUNT/conversions/robot-1?api-version=2021-01-01", 201, 'Created', '', CONVERT_BODY)
    static final Exchange CONVERT_V1 = answer(Operation.CONVERSION_CREATE, 'POST',
            "/v1/accounts/$ACCOUNT/conversion/create", 202, 'Accepted', '',
            '{"input":{"storageAccountName":"m","blobContainerName":"in","folderPath":"","inputAssetPath":"robot.fbx"},' +
            '"output":{"storageAccountName":"m","blobContainerName":"out","folderPath":"x","outputAssetFileName":"r.arrAsset"}}')
    static final Exchange CONVERSION = answer(Operation.CONVERSION_GET, 'GET',
            "/accounts/$ACCOUNT/conversions/robot-1?api-version=2021-01-01", 200, 'OK')
    static final Exchange CONVERSIONS = answer(Operation.CONVERSION_LIST, 'GET',
            "/accounts/$ACCOUNT/conversions?api-version=2021-01-01", 200, 'OK')

    @TempDir
    Path folder

    @Shared
    @AutoCleanup('stop')
    Listening listening = new Listening()

    def "powershell, as the session page writes it"() {
        expect:
        CallLanguage.POWERSHELL.write(exchange) == shown

        where:
        exchange   || shown
        TOKEN      || 'Invoke-WebRequest -Uri "https://sts.mixedreality.azure.com/accounts/$accountId/token" -Method Get -Headers @{ Authorization = "Bearer ${accountId}:$accountKey" }'
        created()  || 'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/create" -Method Post -ContentType "application/json" -Body \'{"maxLeaseTime":"04:00:00","models":[],"size":"premium"}\' -Headers @{ Authorization = "Bearer $token" }'
        LIST       || 'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions" -Method Get -Headers @{ Authorization = "Bearer $token" }'
        PROPERTIES || 'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/$sessionId/properties" -Method Get -Headers @{ Authorization = "Bearer $token" }'
        UPDATE     || 'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/$sessionId" -Method Patch -ContentType "application/json" -Body \'{"maxLeaseTime":"05:30:00"}\' -Headers @{ Authorization = "Bearer $token" }'
        STOP       || 'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/$sessionId" -Method Delete -Headers @{ Authorization = "Bearer $token" }'
        STOP_2021  || 'Invoke-WebRequest -Uri "$endPoint/accounts/$accountId/sessions/$sessionId/:stop?api-version=2021-01-01" -Method Post -Headers @{ Authorization = "Bearer $token" }'
    }

    def "a signature is a variable in every language: #language"() {
        expect:
        CallLanguage.parse(language).write(CONVERT).contains(shown)
        !CallLanguage.parse(language).write(CONVERT).contains('sig=')

        where:
        language     || shown
        'powershell' || """-Body ('{"settings":{"inputLocation":{"storageContainerUri":"https://m.example/in","storageContainerReadListSas":"' + \$inputAccess + '","blob"""
        'curl'       || """"storageContainerReadListSas":"'"\$inputAccess"'","blob"""
        'java'       || '\\"storageContainerWriteSas\\":\\"" + outputAccess + "\\"}}}"'
        'groovy'     || '.inputAccess(inputAccess).outputAccess(outputAccess)'
    }

    def "groovy, in our own words"() {
        expect:
        CallLanguage.GROOVY.write(exchange) == shown

        where:
        exchange   || shown
        TOKEN      || 'client.token()'
        created()  || 'client.session().size(PREMIUM).lease(hours(4)).start()'
        LIST       || 'client.sessions()'
        PROPERTIES || 'client.session(sessionId).properties()'
        UPDATE     || 'client.session(sessionId).extendLeaseTo(minutes(330))'
        STOP       || 'client.session(sessionId).stop()'
        CONVERT    || "client.conversion().input('https://m.example/in', 'robot.fbx').output('https://m.example/out').inputFolder('it\\'s').inputAccess(inputAccess).outputAccess(outputAccess).id('robot-1').start()"
        CONVERT_V1 || "client.conversion().input('https://m.blob.core.windows.net/in', 'robot.fbx').output('https://m.blob.core.windows.net/out').outputFolder('x').outputFile('r.arrAsset').start()"
        CONVERSION || "client.conversion('robot-1').properties()"
        CONVERSIONS || 'client.conversions()'
        answer(null, 'GET', '/x', 200, 'OK') || '// no step of the language sends this request'
        answer(Operation.UPDATE, 'PATCH', '/x', 200, 'OK', '', '{"maxLeaseTimeMinutes":300}') || 'client.session(sessionId).extendLeaseTo(hours(5))'
        answer(Operation.UPDATE, 'PATCH', '/x', 200, 'OK', '', '{"maxLeaseTime":"00:00:30"}') || "client.session(sessionId).extendLeaseTo(Duration.parse('PT30S'))"
        answer(Operation.CREATE, 'POST', '/x', 202, '', '', '{"maxLeaseTime":"1:0:0","models":["https://m"],"size":"standard"}') || "client.session().size(STANDARD).lease(hours(1)).models(URI.create('https://m')).start()"
    }

    def "java compiles, runs and sends the same request: #exchange"() {
        given:
        def source = folder.resolve('Written.java').toFile()
        source.text = """
            public final class Written {
                public static void main(String[] args) throws Exception {
                    String endPoint = args[0], accountId = args[1], sessionId = args[2], token = args[3], accountKey = args[4], inputAccess = args[5], outputAccess = args[6];
                    ${CallLanguage.JAVA.write(local(exchange))}
                    System.out.println(response.statusCode());
                }
            }"""

        expect:
        ToolProvider.systemJavaCompiler.run(null, null, null, '-Xlint:all', '-Werror', '-cp', source.parent, source.path) == 0

        when:
        run([Path.of(System.getProperty('java.home'), 'bin', 'java').toString(), '-cp', folder.toString(), 'Written',
             listening.address, ACCOUNT, ID, 'T0KEN', 'K3Y', IN, OUT], [:])

        then:
        listening.seen() == expected(exchange)

        where:
        exchange << [TOKEN, created(), PROPERTIES, UPDATE, STOP, STOP_2021, ODD, CONVERT, CONVERT_V1, CONVERSION, CONVERSIONS]
    }

    @Requires({ new File('/usr/bin/curl').canExecute() })
    def "curl sends the same request: #exchange"() {
        when:
        run(['sh', '-c', CallLanguage.CURL.write(local(exchange))],
                [endPoint: listening.address, accountId: ACCOUNT, sessionId: ID, token: 'T0KEN', accountKey: 'K3Y',
                 inputAccess: IN, outputAccess: OUT])

        then:
        listening.seen() == expected(exchange)

        where:
        exchange << [TOKEN, created(), PROPERTIES, UPDATE, STOP, STOP_2021, ODD, CONVERT, CONVERT_V1, CONVERSION, CONVERSIONS]
    }

    def "no language holds a secret: #language"() {
        given:
        def exchange = answer(Operation.CREATE, 'POST', "/v1/accounts/$ACCOUNT/sessions/create", 202, 'Accepted', '',
                '{"token":"eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjE4MDAwMDAwMDB9.c2ln"}')

        expect:
        !language.write(exchange).contains('eyJ')
        !language.write(TOKEN).contains('****')

        where:
        language << CallLanguage.values()
    }

    def "a language that does not exist gets a suggestion"() {
        when:
        CallLanguage.parse('powershel')

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "there is no language 'powershel' - did you mean powershell? Languages: powershell, curl, java, groovy"
    }

    private Exchange local(Exchange exchange) {
        exchange.operation().orElseThrow() == Operation.TOKEN ? 
                Exchange.builder('GET', URI.create(listening.address + "/accounts/$ACCOUNT/token"), exchange.at())
                        .operation(Operation.TOKEN).status(200, 'OK').build() : exchange
    }

    private static Map<String, String> expected(Exchange exchange) {
        boolean token = exchange.operation().orElseThrow() == Operation.TOKEN
        [method: exchange.method(),
         uri: exchange.uri().rawPath + (exchange.uri().rawQuery ? '?' + exchange.uri().rawQuery : ''),
         authorization: token ? "Bearer $ACCOUNT:K3Y".toString() : 'Bearer T0KEN',
         type: exchange.requestBody() ? 'application/json' : null,
         body: exchange.requestBody()]
    }

    private static void run(List<String> command, Map<String, String> environment) {
        def process = new ProcessBuilder(command).redirectErrorStream(true).tap {
            it.environment().putAll(environment)
        }.start()
        def output = process.inputStream.text
        assert process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0: output
    }

    /** Remembers the last request. */
    static class Listening implements HttpHandler {

        private final HttpServer server = JdkHttpServer.create()
        private volatile Map<String, String> last

        Listening() {
            server.createContext('/', this)
            server.start()
        }

        String getAddress() {
            "http://127.0.0.1:${server.address.port}"
        }

        Map<String, String> seen() {
            last
        }

        @Override
        void handle(HttpExchange request) {
            last = [method: request.requestMethod, uri: request.requestURI.toString(),
                    authorization: request.requestHeaders.getFirst('Authorization'),
                    type: request.requestHeaders.getFirst('Content-Type'),
                    body: request.requestBody.getText('UTF-8')]
            request.sendResponseHeaders(204, -1)
            request.close()
        }

        void stop() {
            server.stop(0)
        }
    }
}
