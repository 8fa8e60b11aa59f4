package dev.arrshell.internal.service.http

import dev.arrshell.internal.service.rest.RestOptions
import dev.arrshell.internal.service.rest.V1Handler
import dev.arrshell.internal.service.rest.V20210101Handler
import dev.arrshell.internal.service.token.StsHandler
import dev.arrshell.model.Operation
import dev.arrshell.model.Region
import spock.lang.Specification

class RouterSpec extends Specification {

    static final A = "11111111-1111-1111-1111-111111111111"
    static final S = "d31bddca-dab7-498e-9bc9-7594bc12862f"

    def routes = new StsHandler([:], false, null).routes() + new V1Handler(null, null, RestOptions.DEFAULT).routes() +
            new V20210101Handler(null, null, RestOptions.DEFAULT).routes()
    def router = new Router(routes, Region.parse("westus2"))

    RouteMatch find(String method, String path) {
        router.match(new ServiceRequest(method, URI.create(path), [:], new byte[0], Optional.empty(), URI.create("http://127.0.0.1"), true))
    }

    def "#method #path is #operation in #region"() {
        when:
        def call = find(method, path)

        then:
        call.operation() == Optional.of(operation)
        call.region().name() == region
        call.account() == A

        where:
        method   | path                                     | operation            | region
        "GET"    | "/accounts/$A/token"                     | Operation.TOKEN      | "westus2"
        "GET"    | "/Accounts/$A/token"                     | Operation.TOKEN      | "westus2"
        "GET"    | "/accounts/$A/token?api-version=x"       | Operation.TOKEN      | "westus2"
        "POST"   | "/v1/accounts/$A/sessions/create"        | Operation.CREATE     | "westus2"
        "POST"   | "/v1/accounts/$A/sessions/create/"       | Operation.CREATE     | "westus2"
        "GET"    | "/v1/accounts/$A/sessions//"             | Operation.LIST       | "westus2"
        "GET"    | "/eastus2/v1/accounts/$A/sessions"       | Operation.LIST       | "eastus2"
        "GET"    | "/EastUS2/V1/Accounts/$A/Sessions"       | Operation.LIST       | "eastus2"
        "PUT"    | "/accounts/$A/sessions/Mine_1"           | Operation.CREATE     | "westus2"
        "POST"   | "/eastus/accounts/$A/sessions/$S/:stop"  | Operation.STOP       | "eastus"
        "PATCH"  | "/v1/accounts/$A/sessions/$S"            | Operation.UPDATE     | "westus2"
        "DELETE" | "/uksouth/v1/accounts/$A/sessions/$S/"   | Operation.STOP       | "uksouth"
        "GET"    | "/v1/accounts/$A/sessions/$S/properties" | Operation.PROPERTIES | "westus2"
    }

    def "#method #path is nowhere, and the nearest is #nearest"() {
        when:
        def answer = find(method, path).respond()

        then:
        answer.status() == 404
        answer.body().length == 0
        answer.headers()["x-arr-emulator-reason"] == "no such path; the nearest is " + nearest

        where:
        method | path                                      | nearest
        "POST" | "/v1/accounts/$A/session/create"          | "POST /v1/accounts/{accountId}/sessions/create"
        "GET"  | "/v1/accounts/$A/session"                 | "GET /v1/accounts/{accountId}/sessions"
        "GET"  | "/v1/accounts/$A/sessions/$S/propertys"   | "GET /v1/accounts/{accountId}/sessions/{sessionId}/properties"
        "GET"  | "/acounts/$A/token"                       | "GET /accounts/{accountId}/token"
        "GET"  | "/westus22/v1/accounts/$A/sessions"       | "GET /v1/accounts/{accountId}/sessions"
    }

    def "a path that begins with two slashes is nowhere, though its rest is known"() {
        when:
        def answer = find("GET", "//v1/accounts/$A/sessions").respond()

        then:
        answer.status() == 404
        answer.headers()["x-arr-emulator-reason"].startsWith("no such path; the nearest is ")
    }

    def "a path of a thousand parts is nowhere too"() {
        when:
        def answer = find("GET", "/" + "x/" * 1000).respond()

        then:
        answer.status() == 404
        answer.headers()["x-arr-emulator-reason"].startsWith("no such path; the nearest is ")
    }

    def "#path takes #allowed, not #method"() {
        when:
        def answer = find(method, path).respond()

        then:
        answer.status() == 405
        answer.headers()["Allow"] == allowed

        where:
        method    | path                              || allowed
        "PUT"     | "/v1/accounts/$A/sessions/create" || "DELETE, PATCH, POST"
        "GET"     | "/v1/accounts/$A/sessions/$S"     || "DELETE, PATCH"
        "POST"    | "/v1/accounts/$A/sessions"        || "GET"
        "POST"    | "/accounts/$A/token"              || "GET"
        "get"     | "/accounts/$A/token"              || "GET"
    }
}
