package dev.arrshell

import static dev.arrshell.emulator.ArrEmulator.ACCOUNT_ID
import static dev.arrshell.emulator.ArrEmulator.ACCOUNT_KEY
import static dev.arrshell.model.Operation.LIST

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrException
import dev.arrshell.model.Exchange
import dev.arrshell.policy.HttpSettings
import dev.arrshell.testing.ForwardingProxy
import dev.arrshell.testing.FutureAwaiter
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executor
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** An HTTP client, a proxy, an executor and headers that a program brings itself. */
@Timeout(60)
class HttpSettingsSpec extends Specification {

    @AutoCleanup
    def emulator = ArrEmulator.start()
    @AutoCleanup
    def proxy = new ForwardingProxy()

    def "a client of one's own sends all requests, and outlives the entry point"() {
        given:
        def asked = new CopyOnWriteArrayList<URI>()
        def own = HttpClient.newBuilder().proxy(asking(asked)).build()
        def arr = Arr.create(emulator.clientOptions().http(HttpSettings.DEFAULT.withClient(own)).build())

        when:
        client(arr).sessions()
        arr.close()
        def after = own.send(HttpRequest.newBuilder(URI.create("${emulator.sts()}/__arr/health")).build(), BodyHandlers.discarding())

        then:
        asked*.path.any { it.endsWith('/token') }
        asked*.path.any { it.endsWith('/sessions') }
        after.statusCode() == 200
    }

    def "a client that follows redirects is refused: #redirects"() {
        when:
        HttpSettings.DEFAULT.withClient(HttpClient.newBuilder().followRedirects(redirects).build())

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains('would take key and token to another server')

        where:
        redirects << [HttpClient.Redirect.NORMAL, HttpClient.Redirect.ALWAYS]
    }

    def "client and proxy exclude each other, in either order"() {
        when:
        settings.call()

        then:
        thrown(IllegalStateException)

        where:
        settings << [
            { HttpSettings.DEFAULT.withClient(HttpClient.newHttpClient()).withProxy(ProxySelector.default) },
            { HttpSettings.DEFAULT.withProxy(ProxySelector.default).withClient(HttpClient.newHttpClient()) },
        ]
    }

    def "of https requests a proxy sees the server's name and port, and nothing else"() {
        given:
        def secure = ArrEmulator.builder().tls().start()
        def arr = Arr.create(secure.clientOptions().http(through(proxy).withHeader('X-Team', 'blue')).build())

        when:
        client(arr).sessions()

        then:
        proxy.heads().size() == 1
        proxy.heads()[0].startsWith("CONNECT ${secure.sts().authority} HTTP/1.1")
        proxy.heads()[0].readLines()*.takeWhile { it != ':' }*.toLowerCase().tail().every { it in ['host', 'user-agent', 'content-length', 'connection', ''] }

        cleanup:
        arr.close()
        secure.close()
    }

    def "plain http to this machine does not go through a proxy, which could read it"() {
        given:
        def arr = Arr.create(emulator.clientOptions().http(through(proxy)).build())

        when:
        client(arr).sessions()

        then:
        proxy.heads().empty

        cleanup:
        arr.close()
    }

    def "plain http to another machine, which has to be allowed, does"() {
        given:
        def arr = Arr.create(ArrOptions.builder().sts(URI.create('http://sts.example')).allowInsecure().http(through(proxy)).build())

        when:
        client(arr).token()

        then:
        thrown(ArrException)
        proxy.heads()[0].startsWith("GET http://sts.example/accounts/$ACCOUNT_ID/token HTTP/1.1")

        cleanup:
        arr.close()
    }

    def "futures are completed and providers asked on threads of one's own"() {
        given:
        def tasks = new AtomicInteger()
        def names = new CopyOnWriteArrayList<String>()
        Executor own = { Runnable task ->
            tasks.incrementAndGet()
            Thread.startDaemon('own') { task.run() }
        }
        def arr = Arr.create(emulator.clientOptions().http(HttpSettings.DEFAULT.withExecutor(own)).build())
        def token = emulator.client().token()
        TokenProvider provider = {
            names << Thread.currentThread().name
            token
        }

        when:
        FutureAwaiter.get(arr.account(ACCOUNT_ID, provider).region('westus2').sessionsAsync())

        then:
        tasks.get() == 2
        names == ['own']

        cleanup:
        arr.close()
    }

    def "threads that refuse to work leave no future open"() {
        given:
        def arr = Arr.create(emulator.clientOptions().http(HttpSettings.DEFAULT.withExecutor { throw new RejectedExecutionException('full') }).build())

        when:
        FutureAwaiter.get(client(arr).sessionsAsync())

        then:
        def e = thrown(RejectedExecutionException)
        e.message == 'full'

        cleanup:
        arr.close()
    }

    def "headers are on all requests, and no listener sees them"() {
        given:
        def heard = new CopyOnWriteArrayList<Exchange>()
        def settings = HttpSettings.DEFAULT.withHeader('X-Api-Key', 'old').withHeader('x-api-key', 'hidden').withHeader('X-Team', 'blue')
        def arr = Arr.create(emulator.clientOptions().http(settings).onExchange { heard << it }.build())

        when:
        client(arr).sessions()

        then:
        emulator.journal().size() == 2
        emulator.journal().every { exchange ->
            def sent = exchange.requestHeaders().collectEntries { name, values -> [name.toLowerCase(), values] }
            sent['x-team'] == ['blue'] && sent['x-api-key'] == ['hidden'] && sent['authorization'].size() == 1
        }
        heard.size() == 2
        heard.every { !it.requestHeaders().toString().contains('hidden') }
        !settings.toString().contains('hidden')

        cleanup:
        arr.close()
    }

    def "the header #name is refused, and its value not repeated"() {
        when:
        HttpSettings.DEFAULT.withHeader(name, value)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.contains(name)
        e.message.endsWith('(nothing was sent)')
        !e.message.contains(value)

        where:
        name                  | value
        'Authorization'       | 'Bearer mine'
        'aUTHORIZATION'       | 'Bearer mine'
        'Proxy-Authorization' | 'Basic mine'
        'Content-Type'        | 'text/mine'
        'Host'                | 'mine'
        'X Y'                 | 'mine'
        'X-Y'                 | 'mine\r\nAuthorization: mine'
    }

    private static ProxySelector asking(List<URI> asked) {
        new ProxySelector() {
            @Override
            List<Proxy> select(URI uri) {
                asked << uri
                [Proxy.NO_PROXY]
            }

            @Override
            void connectFailed(URI uri, SocketAddress address, IOException why) {}
        }
    }

    private static HttpSettings through(ForwardingProxy proxy) {
        HttpSettings.DEFAULT.withProxy(ProxySelector.of(proxy.address()))
    }

    private static ArrClient client(Arr arr) {
        arr.account(ACCOUNT_ID, ACCOUNT_KEY).region('westus2')
    }
}
