package dev.arrshell

import static dev.arrshell.emulator.ArrEmulator.ACCOUNT_ID
import static dev.arrshell.emulator.ArrEmulator.ACCOUNT_KEY
import static dev.arrshell.model.Operation.LIST

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.ArrException
import dev.arrshell.model.Exchange
import dev.arrshell.policy.HttpSettings
import dev.arrshell.policy.RetryPolicy
import dev.arrshell.testing.ForwardingProxy
import dev.arrshell.testing.FutureAwaiter
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executor
import java.util.concurrent.RejectedExecutionException
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** An HTTP client, a proxy, an executor and headers that a program brings itself. */
@Timeout(60)
class HttpSettingsSpec extends Specification {

    @TempDir
    Path temp

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

    @Tag('long')
    def "through the environment's proxy a server is reached by its name, for which the proxy knows the address"() {
        given:
        def secure = ArrEmulator.builder().tls(temp.resolve('one')).start()
        proxy.forwardTo(new InetSocketAddress(InetAddress.loopbackAddress, secure.uri().port))
        def settings = environment('HTTPS_PROXY', '').withCaFile(secure.certificateFile().get())
        def arr = Arr.create(ArrOptions.builder().time(secure.clock()).http(settings).build())

        when:
        client(arr).sessions()

        then:
        proxy.heads()*.takeBefore('\r') == ['CONNECT sts.mixedreality.azure.com:443 HTTP/1.1',
            'CONNECT remoterendering.westus2.mixedreality.azure.com:443 HTTP/1.1']

        cleanup:
        [arr, secure]*.close()
    }

    def "user and password reach the proxy of plain http, and no listener"() {
        given:
        def basic = 'Basic ' + 'me:hidden'.bytes.encodeBase64()
        proxy.acceptOnly(basic)
        def heard = new CopyOnWriteArrayList<Exchange>()
        def arr = Arr.create(example('http').http(environment('http_proxy', 'me:hidden@')).onExchange { heard << it }.build())

        when:
        client(arr).token()

        then:
        def e = thrown(ArrException)
        e.message.contains('404')
        proxy.heads()[0].contains("Proxy-Authorization: $basic")
        heard.size() == 1
        !heard.toString().contains(basic)

        cleanup:
        arr.close()
    }

    def "#scheme: a proxy that #does is named, not the server"() {
        given:
        set(proxy)
        def arr = Arr.create(example(scheme).http(environment('all_proxy', user)).build())

        when:
        client(arr).token()

        then:
        def e = thrown(ArrConnectionException)
        e.message.contains(words.replace('PROXY', "the proxy 127.0.0.1:${proxy.address().port}"))
        !e.message.contains('hidden')
        proxy.heads().size() <= 1

        cleanup:
        arr.close()

        where:
        scheme  | user         | does                           | set                                 || words
        'http'  | ''           | 'is not there'                 | { it.close() }                      || 'PROXY refused the connection'
        'https' | ''           | 'is not there'                 | { it.close() }                      || 'PROXY refused the connection'
        'http'  | ''           | 'wants a password'             | { it.acceptOnly('Basic x') }        || 'PROXY answered 407: it wants a user and a password, written http://user:password@'
        'https' | ''           | 'wants a password'             | { it.acceptOnly('Basic x') }        || 'PROXY answered 407: it wants a user and a password, written http://user:password@'
        'http'  | 'me:hidden@' | 'does not accept the password' | { it.acceptOnly('Basic x') }        || 'PROXY answered 407: it does not accept user and password'
        'https' | 'me:hidden@' | 'was not sent the password'    | { it.acceptOnly('Basic x') }        || 'jdk.http.auth.tunneling.disabledSchemes is set to nothing'
        'https' | ''           | 'refuses'                      | { it.refuseWith('403 No') }         || 'PROXY opened no way to sts.example: it answered 403'
    }

    def "a proxy that wants a password is asked once, though calls are tried again"() {
        given:
        proxy.acceptOnly('Basic x')
        def arr = Arr.create(example(scheme).retries(RetryPolicy.DEFAULT).http(environment('all_proxy', '')).build())

        when:
        client(arr).token()

        then:
        thrown(ArrConnectionException)
        proxy.heads().size() == 1

        cleanup:
        arr.close()

        where:
        scheme << ['http', 'https']
    }

    def "an unknown name is told as the proxy's"() {
        given:
        def settings = HttpSettings.DEFAULT.withProxyFrom(https_proxy: 'http://proxy.invalid:3128')
        def arr = Arr.create(example('https').http(settings).build())

        when:
        client(arr).token()

        then:
        def e = thrown(ArrConnectionException)
        e.message.contains('the name of the proxy, proxy.invalid, is not known')

        cleanup:
        arr.close()
    }

    @Tag('long')
    def "a server whose authority is in a CA file is trusted, one of another authority is not, and the failure says what to do"() {
        given:
        def secure = ArrEmulator.builder().tls(temp.resolve('one')).start()
        def other = ArrEmulator.builder().tls(temp.resolve('other')).start()
        def files = [other, secure].collect { it.certificateFile().get() }
        def both = Files.writeString(temp.resolve('both.pem'), 'two of them\n' + files.collect { Files.readString(it) }.join('and\n'))

        when:
        def trusting = Arr.create(plain(secure).http(HttpSettings.DEFAULT.withCaFile(file(both, files))).build())

        then:
        client(trusting).sessions() == []

        when:
        def doubting = Arr.create(plain(secure).http(HttpSettings.DEFAULT.withCaFile(files[0])).build())
        client(doubting).sessions()

        then:
        def e = thrown(ArrConnectionException)
        e.message.contains("TLS with ${secure.uri().authority} failed: no authority that is trusted here has signed its certificate"
                + ' - trust that authority by a file: --ca-file FILE, in Java HttpSettings.DEFAULT.withCaFile(file);'
                + ' arr ca prints the file of arr emulator --tls')

        cleanup:
        [trusting, doubting, secure, other]*.close()

        where:
        file << [{ Path bundle, List<Path> all -> all[1] }, { Path bundle, List<Path> all -> bundle }]
    }

    @Tag('long')
    def "two CA files add up"() {
        given:
        def emulators = ['one', 'other'].collect { ArrEmulator.builder().tls(temp.resolve(it)).start() }
        def settings = emulators.inject(HttpSettings.DEFAULT) { all, each -> all.withCaFile(each.certificateFile().get()) }

        expect:
        emulators.every { each ->
            Arr.create(plain(each).http(settings).build()).withCloseable { client(it).sessions() == [] }
        }

        cleanup:
        emulators*.close()
    }

    @Tag('long')
    def "a CA file that #what is refused"() {
        given:
        def file = temp.resolve('ca.pem')
        if (text != null) {
            Files.writeString(file, text)
        }

        when:
        HttpSettings.DEFAULT.withCaFile(text == 'directory' ? temp : file)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "the CA file ${text == 'directory' ? temp : file} $what (nothing was sent)"

        where:
        text                                                                     || what
        null                                                                     || 'does not exist'
        ''                                                                       || 'is empty'
        'directory'                                                              || 'is a directory'
        '-----BEGIN PRIVATE KEY-----\nTVNFQ1JFVA==\n-----END PRIVATE KEY-----' || 'holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----'
        '-----BEGIN CERTIFICATE-----\nTVNFQ1JFVA==\n-----END CERTIFICATE-----' || 'holds a certificate that cannot be read'
        'x' * (4 * 1024 * 1024 + 1)                                              || 'is longer than 4 MiB: it cannot be a file of certificates'
    }

    @Tag('long')
    def "a CA file excludes #what"() {
        given:
        def secure = ArrEmulator.builder().tls(temp.resolve('one')).start()
        def trusting = HttpSettings.DEFAULT.withCaFile(secure.certificateFile().get())

        when:
        combine(secure, trusting)

        then:
        def e = thrown(IllegalStateException)
        e.message.contains('of your own has its own trust')

        cleanup:
        secure.close()

        where:
        what                  | combine
        'a client'            | { emulator, settings -> settings.withClient(HttpClient.newHttpClient()) }
        'a TLS context'       | { emulator, settings -> Arr.create(emulator.clientOptions().http(settings).build()) }
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

    private HttpSettings environment(String variable, String user) {
        HttpSettings.DEFAULT.withProxyFrom([(variable): "http://${user}127.0.0.1:${proxy.address().port}".toString()])
    }

    private static ArrOptions.Builder example(String scheme) {
        ArrOptions.builder().sts(URI.create("$scheme://sts.example")).allowInsecure().retries(RetryPolicy.NONE)
    }

    /** Options without the trust that those of an emulator have. */
    private static ArrOptions.Builder plain(ArrEmulator emulator) {
        ArrOptions.builder().sts(emulator.sts()).endpoints { emulator.endpoint(it) }.time(emulator.clock()).retries(RetryPolicy.NONE)
    }

    private static HttpSettings through(ForwardingProxy proxy) {
        HttpSettings.DEFAULT.withProxy(ProxySelector.of(proxy.address()))
    }

    private static ArrClient client(Arr arr) {
        arr.account(ACCOUNT_ID, ACCOUNT_KEY).region('westus2')
    }
}
