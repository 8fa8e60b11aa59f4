package dev.arrshell.internal.script.state

import dev.arrshell.testing.Scripts
import dev.arrshell.testing.Tokens
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What setting one part of the state does to the others. */
class WorkspaceSpec extends Specification {

    static final OTHER = '22222222-2222-2222-2222-222222222222'

    @AutoCleanup
    Scripts scripts = new Scripts()

    def "#rule"() {
        when:
        scripts.run code

        then:
        scripts.run "assert $holds; true"
        scripts.journal().empty

        where:
        rule                                       | code                                                   || holds
        'nothing set: the emulator has it all'     | ''                                                     || "client.region.get().name() == 'westus2' && accountId == '11111111-1111-1111-1111-111111111111'"
        'nothing set: there is no session'         | ''                                                     || 'session == null && sessionId == null && token == null && http == null'
        'endPoint reads as it was written'         | "endPoint = 'http://127.0.0.1:9/x'"                    || "endPoint == 'http://127.0.0.1:9/x'"
        'endPoint makes the client'                | "endPoint = 'http://127.0.0.1:9/x'"                    || "client.endpoint.toString() == 'http://127.0.0.1:9/x'"
        'the public address is a region'           | "endPoint = 'https://remoterendering.eastus.mixedreality.azure.com'" || "client.region.get().name() == 'eastus' && client.endpoint.host == '127.0.0.1'"
        'endPoint takes a region by name'          | "endPoint = 'eastus'"                                  || "endPoint == 'https://remoterendering.eastus.mixedreality.azure.com'"
        'endPoint takes a GString'                 | 'place = "east"; endPoint = "${place}us"'              || "client.region.get().name() == 'eastus'"
        'region is a word for it'                  | "region 'eastus'"                                      || "endPoint.contains('eastus') && client.region.get().name() == 'eastus'"
        'a new endPoint makes a new client'        | "a = client; endPoint = 'eastus'"                      || '!client.is(a)'
        'the client stays as long as nothing changes' | 'a = client'                                        || 'client.is(a)'
        'the id is looked up at the new endPoint'  | "sessionId = 'abc'; a = session; endPoint = 'eastus'"  || "!session.is(a) && session.id == 'abc' && sessionId == 'abc'"
        'accountId makes a new client'             | "a = client; accountId = '$OTHER'"                     || "!client.is(a) && client.account == accountId && accountId == '$OTHER'"
        'accountId forgets the token'              | "token = '${jwt()}'; accountId = '$OTHER'"             || 'token == null'
        'accountKey reads as a sealed value'       | "accountKey = 'a2V5LW9mLWEtdGVzdA=='"                  || "accountKey.toString() == 'AccountKey(****)'"
        'accountKey makes a new client'            | "a = client; accountKey = 'a2V5LW9mLWEtdGVzdA=='"      || '!client.is(a)'
        'accountKey forgets the token'             | "token = '${jwt()}'; accountKey = 'a2V5LW9mLWEtdGVzdA=='" || 'token == null'
        'account is a word for both'               | "account '$OTHER', 'a2V5LW9mLWEtdGVzdA=='"             || "accountId == '$OTHER'"
        'token reads as a sealed value'            | "token = '${jwt()}'"                                   || "token.toString().startsWith('AccessToken(expire')"
        'token makes a new client'                 | "a = client; token = '${jwt()}'"                       || '!client.is(a)'
        'sessionId attaches'                       | "sessionId = 'abc'"                                    || "session.id == 'abc' && !session.lastSeen.present"
        'a new sessionId attaches anew'            | "sessionId = 'abc'; a = session; sessionId = 'def'"    || "session.id == 'def'"
        'session brings its id'                    | "session = client.session('abc')"                      || "sessionId == 'abc'"
        'client brings endpoint and account'       | "client = arr.account('$OTHER', 'a2V5LW9mLWEtdGVzdA==').region('eastus')" || "endPoint.contains('eastus') && accountId == '$OTHER'"
        'client keeps the session\'s id'           | "sessionId = 'abc'; client = arr.account('$OTHER', 'a2V5LW9mLWEtdGVzdA==').region('eastus')" || "session.id == 'abc'"
        'client with an address'                   | "client = account(accountId, accountKey).endpoint(URI.create('http://127.0.0.1:9/x'))" || "endPoint == 'http://127.0.0.1:9/x'"
        'null forgets the session'                 | "sessionId = 'abc'; session = null"                    || 'sessionId == null && session == null'
        'null forgets the id'                      | "sessionId = 'abc'; session; sessionId = null"         || 'session == null'
        'null goes back to what is configured'     | "endPoint = 'eastus'; endPoint = null; accountId = '$OTHER'; accountId = null" || "client.region.get().name() == 'westus2' && accountId != '$OTHER'"
        'null makes the client again'              | 'a = client; client = null'                            || 'client != null && !client.is(a)'
        'a session that is attached and assigned'  | "s = client.session('abc')"                            || "sessionId == 'abc' && session.is(s)"
        'the last one that is attached'            | "s = client.session('abc'); t = client.session('def')" || "session.is(t)"
        'the same id attached once more'           | "s = client.session('abc'); t = client.session('def'); u = client.session('abc')" || "session.is(u)"
        'a session that is not assigned'           | "client.session('abc').id; [client.session('def')]"     || "sessionId == null"
        'looking at a session changes nothing'     | "s = client.session('abc'); t = client.session('def'); s; s.lastSeen; u = s; [s, t].each { v = it }" || "session.is(t)"
        'looking at the present one'               | "sessionId = 'abc'; t = client.session('def'); s = session" || "session.is(t)"
        'a client that is made and assigned'       | "c = account(accountId, accountKey).region('eastus')"  || "client.is(c) && endPoint.contains('eastus')"
        'a client that is not assigned'            | "account(accountId, accountKey).region('eastus').account" || "!endPoint.contains('eastus')"
        'looking at a client changes nothing'      | "c = client; d = account(accountId, accountKey).region('eastus'); c; c.account; e = c" || "client.is(d)"
        'other names are plain variables'          | 'lease = 4.hours'                                      || 'lease == 4.hours'
    }

    private static String jwt() {
        Tokens.jwt(Instant.parse('2040-01-01T00:00:00Z'))
    }

    def "#code is refused at once: #message"() {
        expect:
        scripts.failure(code).message().contains(message)
        scripts.failure(code).message().endsWith('(nothing was sent)')
        scripts.journal().empty

        where:
        code                                    || message
        "endPoint = 'westus22'"                 || 'did you mean westus2?'
        "endPoint = 'https://remoterendering.westus22.mixedreality.azure.com'" || 'did you mean westus2?'
        "endPoint = 'ftp://example.com'"        || "'ftp://example.com' is no address: write a region"
        "accountId = '1234'"                    || "account id '1234' is no GUID"
        'accountId = 1234'                      || 'account id is an Integer, and should be a text'
        "accountKey = ''"                       || 'the account key is empty'
        "token = 'abc'"                         || 'this is no access token'
        "sessionId = 'a b'"                     || "session id 'a b' is not valid"
        "client = 'westus2'"                    || 'client must be an ArrClient, not a String'
        "session = 'abc'"                       || 'session must be a Session, not a String'
        'http = 1'                              || 'http can only be read'
        'properties()'                          || 'session is not set: createSession('
        'stopSession()'                         || 'session is not set'
    }

    def "a token set by hand is used, and requestToken() signs in with the key again, whose token is still good"() {
        given:
        scripts.run 'requestToken()'
        def first = scripts.workspace().token()
        def text = first.revealTo { it }

        when:
        scripts.workspace().accountKey('d3Jvbmcta2V5LWhlcmU=')
        scripts.workspace().token(text)
        scripts.run 'sessions()'

        then:
        scripts.operations() == ['TOKEN', 'LIST']

        when:
        scripts.run 'accountKey = null; token = null; requestToken(); sessions()'

        then:
        scripts.operations() == ['TOKEN', 'LIST', 'LIST']
        scripts.workspace().token().is(first)
    }

    def "setting the id makes the next step act on that session"() {
        given:
        scripts.run 'a = createSession(size: STANDARD, lease: 1.hours).id; b = createSession(size: PREMIUM, lease: 2.hours).id'

        expect:
        scripts.run('properties().size == PREMIUM')
        scripts.run('sessionId = a; properties().size == STANDARD')
        scripts.run('stopSession(); sessions()*.id == [b]')
    }
}
