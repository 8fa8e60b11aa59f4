package dev.arrshell.emulator

import dev.arrshell.testing.RawClient
import spock.lang.AutoCleanup
import spock.lang.Specification

class HostileInputSpec extends Specification {

    static final ID = ArrEmulator.ACCOUNT_ID.value()

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    def "#what is answered with #status, and the emulator goes on"() {
        when:
        def statusLine = exchange(request.replace("TOKEN", RawClient.of(emulator).token()))

        then:
        statusLine.startsWith("HTTP/1.1 $status ")
        RawClient.of(emulator).list().statusCode() == 200

        where:
        what                    | request                                                                           || status
        "a broken chunk"        | "POST /v1/accounts/$ID/sessions/create HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" || 400
        "an absolute address"   | "GET http://elsewhere/v1/accounts/$ID/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\n\r\n" || 200
        "two slashes"           | "GET //v1/accounts/$ID/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n"                      || 404
        "two credentials"       | "GET /v1/accounts/$ID/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\nAuthorization: Bearer TOKEN\r\n\r\n" || 401
        "an odd method"         | "BREW /v1/accounts/$ID/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n"                      || 405
        "HEAD"                  | "HEAD /v1/accounts/$ID/sessions HTTP/1.1\r\nHost: localhost\r\n\r\n"                      || 405
        "letters of the world"  | "GET /v1/accounts/%C3%A4%00%0D%0A/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer TOKEN\r\n\r\n" || 403
        "garbage"               | "\u0001\u0002\r\n\r\n"                                                            || 400
    }

    private String exchange(String request) {
        new Socket(emulator.uri().host, emulator.uri().port).withCloseable { socket ->
            socket.soTimeout = 10_000
            socket.outputStream.write(request.getBytes("ISO-8859-1"))
            socket.inputStream.newReader("ISO-8859-1").readLine()
        }
    }
}
