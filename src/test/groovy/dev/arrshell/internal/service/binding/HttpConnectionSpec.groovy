package dev.arrshell.internal.service.binding

import spock.lang.Specification

class HttpConnectionSpec extends Specification {

    def "a connection from #client to #server is #whence"() {
        expect:
        HttpConnection.isLocal(InetAddress.getByName(client), InetAddress.getByName(server)) == (whence == "local")

        where:
        client             | server        || whence
        "127.0.0.1"        | "127.0.0.1"   || "local"
        "127.5.6.7"        | "127.0.0.1"   || "local"
        "::1"              | "::1"         || "local"
        "::ffff:127.0.0.1" | "127.0.0.1"   || "local"
        "192.0.2.7"        | "192.0.2.7"   || "local"
        "2001:db8::1"      | "2001:db8::1" || "local"
        "192.0.2.8"        | "192.0.2.7"   || "from elsewhere"
        "172.17.0.1"       | "172.17.0.2"  || "from elsewhere"
        "fe80::1"          | "fe80::2"     || "from elsewhere"
    }
}
