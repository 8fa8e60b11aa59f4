package dev.arrshell.policy

import spock.lang.Specification

/** As curl 7.88 reads them, but for this machine. */
class EnvironmentProxiesSpec extends Specification {

    static String chosen(Map<String, String> variables, String address) {
        def settings = HttpSettings.DEFAULT.withProxyFrom(variables)
        def proxy = settings.proxy().map { it.select(URI.create(address))[0] }.orElse(Proxy.NO_PROXY)
        proxy == Proxy.NO_PROXY ? null : "${proxy.address().hostString}:${proxy.address().port}"
    }

    def "#address with #variables goes by #proxy"() {
        expect:
        chosen(variables, address) == proxy

        where:
        variables                                        | address               || proxy
        [:]                                              | 'https://example.org' || null
        [https_proxy: 'http://a:1']                      | 'https://example.org' || 'a:1'
        [HTTPS_PROXY: 'http://a:1']                      | 'https://example.org' || 'a:1'
        [https_proxy: 'a:1', HTTPS_PROXY: 'b:2']         | 'https://example.org' || 'a:1'
        [https_proxy: ' ', HTTPS_PROXY: 'b:2']           | 'https://example.org' || 'b:2'
        [https_proxy: 'a:1', all_proxy: 'b:2']           | 'https://example.org' || 'a:1'
        [all_proxy: 'a:1', ALL_PROXY: 'b:2']             | 'https://example.org' || 'a:1'
        [ALL_PROXY: 'b:2']                               | 'http://example.org'  || 'b:2'
        [http_proxy: 'a:1']                              | 'http://example.org'  || 'a:1'
        [HTTP_PROXY: 'a:1']                              | 'http://example.org'  || null
        [http_proxy: 'a:1']                              | 'https://example.org' || null
        [https_proxy: 'a:1']                             | 'http://example.org'  || null
        [https_proxy: 'HTTP://proxy.example/']           | 'https://example.org' || 'proxy.example:1080'
        [https_proxy: 'u:p%40@proxy.example:3128']       | 'https://example.org' || 'proxy.example:3128'
        [all_proxy: 'http://[::1]:3128']                 | 'https://example.org' || '[::1]:3128'
        [all_proxy: 'a:1']                               | 'https://localhost:4' || null
        [all_proxy: 'a:1']                               | 'http://127.0.0.1:4'  || null
        [all_proxy: 'a:1']                               | 'https://[::1]:4'     || null
    }

    def "#host is #verdict by NO_PROXY=#entries"() {
        expect:
        (chosen([all_proxy: 'a:1', NO_PROXY: entries], "https://$host") == null) == direct

        where:
        entries                     | host                  || direct
        '*'                         | 'example.org'         || true
        '*,x'                       | 'example.org'         || false
        'example.org'               | 'example.org'         || true
        'example.org'               | 'EXAMPLE.org:444'     || true
        'example.org'               | 'arr.example.org'     || true
        'example.org'               | 'myexample.org'       || false
        '.example.org'              | 'arr.example.org'     || true
        '.example.org'              | 'example.org'         || true
        'example.org.'              | 'example.org'         || true
        'a.org, example.org'        | 'example.org'         || true
        'a.org example.org'         | 'example.org'         || true
        'example.org:443'           | 'example.org'         || false
        '*.example.org'             | 'arr.example.org'     || false
        '10.1.2.3'                  | '10.1.2.3'            || true
        '2.3'                       | '10.1.2.3'            || false
        '10.0.0.0/8'                | '10.1.2.3'            || true
        '10.0.0.0/8'                | '11.1.2.3'            || false
        '10.1.2.2/31'               | '10.1.2.3'            || true
        '10.1.2.0/33'               | '10.1.2.3'            || false
        '0.0.0.0/0'                 | '10.1.2.3'            || false
        '10.0.0.0/x'                | '10.1.2.3'            || false
        'fd00::/8'                  | '[fd00::1]'           || true
        'fd00::/8'                  | '[fe00::1]'           || false
        '[fd00::1]'                 | '[fd00:0::1]'         || true
        '10.0.0.0/8'                | '[fd00::1]'           || false
        '10.0.0.0/8'                | '10.example.org'      || false

        verdict = direct ? 'reached directly' : 'reached through the proxy'
    }

    def "no_proxy in lower case goes before the other"() {
        expect:
        chosen([all_proxy: 'a:1', no_proxy: 'example.org', NO_PROXY: 'x.org'], 'https://example.org') == null
        chosen([all_proxy: 'a:1', no_proxy: 'x.org', NO_PROXY: 'example.org'], 'https://example.org') == 'a:1'
    }

    def "a user and a password are sent to the proxy, decoded, and are shown nowhere"() {
        given:
        def settings = HttpSettings.DEFAULT.withProxyFrom([https_proxy: 'http://me:p%40ss+1@proxy.example'])

        expect:
        settings.proxyAuthorization(URI.create('https://example.org')).get() == 'Basic ' + 'me:p@ss+1'.bytes.encodeBase64()
        settings.proxyAuthorization(URI.create('http://example.org')).empty
        settings.proxyAuthorization(URI.create('https://localhost')).empty
        !settings.toString().contains('ss+1')
    }

    def "a proxy of '#value' is refused without repeating it"() {
        when:
        HttpSettings.DEFAULT.withProxyFrom([HTTPS_PROXY: value])

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith('HTTPS_PROXY: ')
        e.message.contains(words)
        e.message.endsWith('(nothing was sent)')
        !e.message.contains('SECRET')

        where:
        value                         || words
        'socks5://me:SECRET@a:1'      || 'only proxies that are reached by http are supported, not by socks5'
        'https://a:1'                 || 'not by https'
        'http://me:SECRET @a:1'       || 'not a proxy: write http://host:port'
        'http://me:SECRET%zz@a:1'     || 'not a proxy: write http://host:port'
        'http://a:1/SECRET'           || 'not a proxy: write http://host:port'
        'http://:3128'                || 'not a proxy: write http://host:port'
    }
}
