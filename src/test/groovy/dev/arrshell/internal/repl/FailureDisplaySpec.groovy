package dev.arrshell.internal.repl

import dev.arrshell.testing.JdkHttpServer
import dev.arrshell.testing.Tokens
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Feature by feature: what a person sees when something goes wrong, to the letter. */
class FailureDisplaySpec extends Specification {

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    private void ready() {
        prompt.run("createSession(size: STANDARD, lease: '4:0:0').awaitReady()")
        prompt.run('s = session; null')
    }

    def "a step that fails behind others says that nothing more was sent, and the next input is another matter"() {
        expect:
        prompt.typed("client.session().size(STANDARD).lease('4h').start().properties().foo").contains('(nothing more was sent)')
        prompt.typed('sessions(); foo').contains('(nothing more was sent)')
        prompt.typed('foo').contains('(nothing was sent)')
        prompt.typed('token(').contains('(nothing was run, nothing was sent)')
    }

    def "an assertion that fails draws its values below their sources"() {
        expect:
        prompt.typed('assert 1 + 1 == 3') == '''\
            ✗ assert 1 + 1 == 3
                       |   |
                       2   false'''.stripIndent()
    }

    /** Ids and MS-CVs differ each time; how far to the right the aside stands is tried elsewhere. */
    private static String plain(String text) {
        text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID').replaceAll(/MS-CV [\w+\/]+\.\d/, 'MS-CV X').replaceAll(/ {3,}\(/, '  (')
    }

    def "#typed fails with #shown"() {
        given:
        ready()
        prompt.width = 90

        expect:
        plain(prompt.typed(typed)) == plain(shown.stripIndent())

        where:
        typed                          || shown
        's.stop'                       || '''\
            ✗ stop is a method - add parentheses: s.stop()                            (nothing was sent)
              s.stop
                ^^^^'''
        's.stpo()'                     || '''\
            ✗ Session has no method stpo(): did you mean stop?   (nothing was sent)
              s.stpo()
                ^^^^'''
        's.hostnam'                    || '''\
            ✗ Session has no property hostnam: next may come awaitReady()   (nothing was sent)
              s.hostnam
                ^^^^^^^'''
        's.wait()'                     || '''\
            ✗ wait() is Java's own and has to do with locks, not with sessions: to wait for a session
              write awaitReady()   (nothing was sent)
              s.wait()
                ^^^^'''
        's.extendLeaseTo(3.hours)'     || '''\
            ✗ 3h00m is not more than the present 4h00m.
              s.extendLeaseTo(3.hours)
                ^^^^^^^^^^^^^
              The value is a total since the start, not an addition; to add 3h00m:
              extendLeaseBy(hours(3))                                                 (nothing was sent)'''
        's.extendLeaseTo(5)'           || '''\
            ✗ "5" has no unit: write extendLeaseTo(5.minutes) or extendLeaseTo(minutes(5))
              s.extendLeaseTo(5)
                              ^
              (nothing was sent)'''
        'client.session().size(PREMUM)' || '''\
            ✗ there is no variable PREMUM: did you mean PREMIUM?                      (nothing was sent)
              client.session().size(PREMUM)
                                    ^^^^^^'''
        'client.session().lease(4.hours)' || '''\
            ✗ lease() is not possible yet: size(STANDARD) or size(PREMIUM) comes first
              client.session().lease(4.hours)
                               ^^^^^
              (nothing was sent)'''
        'client.session(null)'         || '''\
            ✗ session id is null, and must not be   (nothing was sent)
              client.session(null)
                             ^^^^'''
        'sesions()'                    || '''\
            ✗ there is no word or method sesions: did you mean sessions()?            (nothing was sent)
              sesions()
              ^^^^^^^'''
        's.id = 4'                     || '''\
            ✗ id can only be read, not set   (nothing was sent)
              s.id = 4
                ^^'''
        "SessionSize.parse('premum')"  || '''\
            ✗ unknown size 'premum': did you mean PREMIUM?
              SessionSize.parse('premum')
                                 ^^^^^^
              STANDARD and PREMIUM exist   (nothing was sent)'''
        "client.session('a b')"        || '''\
            ✗ session id 'a b' is not valid: 1 to 256 letters, digits, '-' or '_' are allowed
              client.session('a b')
                              ^^^
              (nothing was sent)'''
        'x = [1, 2'                    || '''\
            ✗ the text ends too early: is a ']' missing?   (nothing was run, nothing was sent)
              x = [1, 2
                       ^'''
    }

    def "#step answered with #status says what, where, what to do, and what came back"() {
        given:
        def server = JdkHttpServer.create()
        server.createContext('/') { request ->
            request.responseHeaders.add('MS-CV', 'abc.0')
            request.responseHeaders.add('Content-Type', body.startsWith('<') ? 'text/html' : 'application/json')
            request.responseHeaders.add('Retry-After', '7')
            request.sendResponseHeaders(status, body.bytes.length)
            request.responseBody.write(body.bytes)
            request.close()
        }
        server.start()
        client("http://127.0.0.1:${server.address.port}")

        when:
        def lines = prompt.typed(step).readLines()
        def text = lines.join(' ').replaceAll(/\s+/, ' ')

        then:
        text.startsWith("✗ $what")
        lines.any { it.strip() == step }
        lines.any { it ==~ /\s+\^+/ && it.indexOf('^') == lines.find { it.strip() == step }.indexOf(step.find(/\.(\w+)\(/) { it[1] }) }
        text.contains(advice)
        text =~ /\((GET|POST|PATCH) \/v1\/accounts\/\S+, status $status, (\w+, )?MS-CV abc\.0, (\d requests, )?the service answered; see errors\/[\w-]+\)$/

        cleanup:
        server.stop(0)

        where:
        step                               | status | body                  || what                                                        | advice
        'c.sessions()'                     | 401    | '{}'                  || 'could not list the sessions: the service does not accept'  | 'fresh token was refused too'
        'c.sessions()'                     | 403    | '{}'                  || 'could not list the sessions: the token does not allow it'  | 'with the role'
        'e.properties()'                   | 404    | '{}'                  || "could not read the session's properties: there is no session" | 'another region'
        'e.properties()'                   | 409    | '{}'                  || "could not read the session's properties: it conflicts"     | 'properties first'
        'e.extendLeaseTo(5.hours)'         | 422    | '{}'                  || "could not update the session's lease: the new lease is not" | 'a total since the start'
        'c.sessions()'                     | 429    | '{}'                  || 'could not list the sessions: too many calls'               | 'asks to wait 7s'
        'c.sessions()'                     | 500    | '{}'                  || 'could not list the sessions: the service failed'           | 'quote the MS-CV'
        'c.sessions()'                     | 503    | '<html>busy</html>'   || 'could not list the sessions: the service failed'           | 'Try again'
        'c.sessions()'                     | 200    | '<html>proxy</html>'  || 'could not list the sessions: the answer is not what'       | 'HTML'
        'c.sessions()'                     | 200    | '{"sessions":7}'      || 'could not list the sessions: the answer is not what'       | 'Is there a proxy'
    }

    def "#address fails as a broken connection that says whether anything was sent"() {
        given:
        client(address)

        when:
        def text = prompt.typed('c.sessions()').replaceAll(/\s+/, ' ')

        then:
        text.startsWith('✗ could not list the sessions: ')
        text.contains(reason)
        text.contains('c.sessions() ^^^^^^^^')
        text.endsWith(sent + '; see errors/arr-connection)')

        where:
        address                     || reason              | sent
        'http://127.0.0.1:1'        || 'refused'           | 'nothing was sent'
        'https://no-such.invalid'   || 'no-such.invalid'   | 'nothing was sent'
    }

    def "a server that speaks no TLS, and one that never answers"() {
        given:
        def silent = new ServerSocket(0, 5, InetAddress.loopbackAddress)
        def plain = new ServerSocket(0, 5, InetAddress.loopbackAddress)
        Thread.startDaemon {
            while (!plain.closed) {
                answerWithoutTls(plain)
            }
        }

        when:
        client("https://127.0.0.1:${plain.localPort}")

        then:
        prompt.typed('c.sessions()').replaceAll(/\s+/, ' ') =~ /✗ could not list the sessions: .*TLS.*c\.sessions\(\) \^{8}.*sent/

        when:
        client("http://127.0.0.1:${silent.localPort}", '.requestTimeout(seconds(1))')

        then:
        prompt.typed('c.sessions()').replaceAll(/\s+/, ' ') =~
                /✗ could not list the sessions: no answer from 127.0.0.1:\d+ within 1s.*c\.sessions\(\) \^{8}.*sent, but no answer came: it may have taken effect; see errors\/arr-connection\)$/

        cleanup:
        silent.close()
        plain.close()
    }

    /** Reads the greeting first: closed with unread bytes, the connection may be reset before the answer is seen. */
    private static void answerWithoutTls(ServerSocket plain) {
        try {
            plain.accept().withCloseable {
                it.inputStream.read(new byte[8192])
                it.outputStream << 'HTTP/1.1 400 Bad Request\r\n\r\n'
            }
        } catch (SocketException closed) {
            // the test is over, or the client has gone: the next one is waited for if there is one
        }
    }

    /** Makes {@code c} and {@code e}, a client and a session of a server that knows neither. Pauses take no real time. */
    private void client(String address, String options = '') {
        prompt.width = 90
        def token = Tokens.jwt(Instant.parse('2099-01-01T00:00:00Z'))
        prompt.run("""t = AccessToken.parse('$token')
            other = Arr.create(ArrOptions.builder().time(new dev.arrshell.time.VirtualClock())${options}.build())
            c = other.account(AccountId.parse('11111111-1111-1111-1111-111111111111'), { t } as TokenProvider)
                .endpoint(URI.create('$address'))
            e = c.session('d31bddca-dab7-498e-9bc9-7594bc12862f'); null""")
        assert prompt.typed('c.account().value()') == '11111111-1111-1111-1111-111111111111'
    }
}
