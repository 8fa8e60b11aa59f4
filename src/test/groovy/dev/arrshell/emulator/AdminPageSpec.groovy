package dev.arrshell.emulator

import dev.arrshell.internal.service.RenderingService
import dev.arrshell.internal.service.ServiceSettings
import dev.arrshell.internal.service.http.ServiceRequest
import dev.arrshell.internal.service.rest.RestOptions
import dev.arrshell.model.Region
import dev.arrshell.testing.RawClient
import dev.arrshell.time.VirtualClock
import java.net.http.HttpResponse
import java.security.MessageDigest
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The page as it is sent. What it does in a browser, AdminPageIT tries. */
class AdminPageSpec extends Specification {

    @Shared
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    HttpResponse<String> get(String path, String method = "GET") {
        RawClient.send(emulator.uri(), method, path, "", "")
    }

    def "#path is the page, which nothing keeps"() {
        when:
        def answer = get(path)
        def headers = answer.headers()

        then:
        answer.statusCode() == 200
        answer.body().startsWith("<!DOCTYPE html>")
        headers.firstValue("Content-Type").get() == "text/html; charset=utf-8"
        headers.firstValue("Cache-Control").get().contains("no-store")
        headers.firstValue("X-Content-Type-Options").get() == "nosniff"
        headers.firstValue("Referrer-Policy").get() == "no-referrer"
        headers.firstValue("Set-Cookie").empty
        emulator.journal().empty

        where:
        path << ["/__arr", "/__arr/", "/__arr/?x=y"]
    }

    def "its policy allows its own style and script, requests to the service, and nothing else"() {
        given:
        def answer = get("/__arr/")
        def policy = answer.headers().firstValue("Content-Security-Policy").get().split("; ") as List

        expect:
        policy == ["default-src 'none'", "script-src ${hash(answer.body(), 'script')}", "style-src ${hash(answer.body(), 'style')}",
                   "img-src data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
                   "require-trusted-types-for 'script'", "trusted-types 'none'"]*.toString()
    }

    private static String hash(String page, String element) {
        def text = (page =~ /(?s)<$element>(.*?)<\/$element>/)[0][1] as String
        "'sha256-${Base64.encoder.encodeToString(MessageDigest.getInstance('SHA-256').digest(text.bytes))}'"
    }

    def "it is small, names no other address, and puts texts in as texts"() {
        given:
        def page = get("/__arr/").body()

        expect:
        page.bytes.length < 40_000
        !(page =~ /https?:|\/\/[a-z]+\.|<link(?! rel="icon" href="data:,")|<script[^>]|\son\w+=|style=/)
        !(page =~ /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|localStorage|cookie/)
        page.count("<script>") == 1
        page.count("<style>") == 1
    }

    def "HEAD has the headers only, and other methods are refused"() {
        expect:
        get("/__arr/", "HEAD").body() == ""
        get("/__arr/", "HEAD").headers().firstValue("Content-Type").get() == "text/html; charset=utf-8"
        get("/__arr/", "POST").statusCode() == 405
    }

    def "from another machine without the key the response says in words what to do"() {
        given:
        def answer = remote("/__arr/", "192.0.2.7:8080", false)

        expect:
        answer.status() == 401
        answer.headers()["Content-Type"] == "text/plain; charset=utf-8"
        new String(answer.body()).contains("ssh -L 8080:127.0.0.1:PORT MACHINE")
        remote("/__arr/sessions", "192.0.2.7:8080", false).body().length == 0
    }

    def "by another name the response says in words which one is needed"() {
        given:
        def answer = remote("/__arr/", "evil.example", true)

        expect:
        answer.status() == 403
        new String(answer.body()) == "the Host header must name this machine, or be one of its addresses\n"
    }

    private static remote(String path, String host, boolean local) {
        def service = new RenderingService(new ServiceSettings(new VirtualClock(), InetAddress.getByName("0.0.0.0"), 8080,
                [(ArrEmulator.ACCOUNT_ID): ArrEmulator.ACCOUNT_KEY], Region.DEFAULT, [:], Optional.empty(), RestOptions.DEFAULT,
                false, false))
        def headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER)
        headers.Host = [host]
        service.handle(new ServiceRequest("GET", URI.create(path), headers, new byte[0], Optional.empty(),
                URI.create("http://192.0.2.7:8080"), local)).response().get()
    }
}
