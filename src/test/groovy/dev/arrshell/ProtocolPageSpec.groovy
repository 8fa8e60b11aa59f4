package dev.arrshell

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Operation
import dev.arrshell.testing.FencedCodeBlock
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification

/** Holds the page of calls and requests against what is sent. */
class ProtocolPageSpec extends Specification {

    static final ROWS = Files.readAllLines(Path.of('src/docs/protocol.md'))
            .findAll { it.startsWith('| `') && it.contains('(') && !it.contains('such as') }
            .collect { it.split(/ *\| */).tail().collect { cell -> cell.trim() } }

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    def "#call sends #sent in #version"() {
        given:
        def arr = emulator.arr().sharing(emulator.arr().options().toBuilder().apiVersion(version).build())
        def client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region('westus2')
        def session = client.session().size(STANDARD).lease(hours(4)).start()
        int before = emulator.journal().size()
        def tokens = { it.operation().filter { Operation.TOKEN == it }.present }

        when:
        if (call == 'client.token()') {
            before = 0
        } else {
            new GroovyShell(new Binding(client: client, session: session, id: session.id(), STANDARD: STANDARD, hours: { hours(it as int) })).evaluate(call)
        }
        def requests = emulator.journal().drop(before).findAll { call == 'client.token()' ? tokens(it) : !tokens(it) }

        then:
        said(requests).unique() == sent

        where:
        [call, version, sent] << ROWS.collectMany { row ->
            def v1 = (row[1] =~ /`([^`]+)`/).collect { it[1] }
            def v2021 = row[2] == 'the same' ? v1 : (row[2] =~ /`([^`]+)`/).collect { it[1] }
            def code = row[0].replaceAll('`', '')
            [[code, ApiVersion.V1, v1.unique(false)], [code, ApiVersion.V2021_01_01, v2021.unique(false)]]
        }
    }

    private static List<String> said(List requests) {
        requests.collect {
            it.method() + ' ' + it.uri().path
                    .replaceFirst('^/westus2', '')
                    .replace(ArrEmulator.ACCOUNT_ID.value(), '{accountId}')
                    .replaceAll('/sessions/(?!create)[^/]+', '/sessions/{sessionId}')
                    .replaceFirst(it.uri().path.endsWith('/token') ? /^$/ : '^(/v1)?/accounts/\\{accountId\\}', '…')
        }
    }

    def "the page has a row for each call that sends something"() {
        expect:
        ROWS.size() > 10
        FencedCodeBlock.in(Path.of('src/docs/protocol.md')).empty
    }
}
