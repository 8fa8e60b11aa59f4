package dev.arrshell

import static dev.arrshell.emulator.ArrEmulator.ACCOUNT_ID
import static dev.arrshell.emulator.ArrEmulator.ACCOUNT_KEY
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.TOKEN

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.ArrConnectionException
import dev.arrshell.error.AuthenticationException
import dev.arrshell.model.AccountKey
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The token service is asked once for each key of an account, however many clients an entry point makes for it. */
class OneTokenSpec extends Specification {

    static final OTHER_KEY = AccountKey.parse('YW5vdGhlciBrZXkgb2YgdGhlIHNhbWUgYWNjb3VudA==')

    @AutoCleanup
    def emulator = ArrEmulator.start()

    def "#what: #asked for a token"() {
        when:
        10.times { number -> client.call(emulator, number).sessions() }

        then:
        emulator.requests(TOKEN).size() == asked
        emulator.requests(LIST).size() == 10

        where:
        what                          | client                                                                                   || asked
        'ten clients'                 | { ArrEmulator it, n -> it.client() }                                                      || 1
        'ten accounts by text'        | { ArrEmulator it, n -> it.arr().account("$ACCOUNT_ID", key()).region('westus2') }         || 1
        'clients of several regions'  | { ArrEmulator it, n -> account(it).region(['westus2', 'eastus', 'westeurope'][n % 3]) }  || 1
        'a region and its address'    | { ArrEmulator it, n -> n % 2 ? account(it).region('eastus') : account(it).endpoint(URI.create("${it.sts()}/eastus")) } || 1
        'entry points of their own'   | { ArrEmulator it, n -> account(it, it.arr().sharing(it.clientOptions().build())).region('eastus') } || 10
    }

    def "another key of the same account gets no token of the first"() {
        given:
        account(emulator).region('westus2').sessions()

        when:
        emulator.arr().account(ACCOUNT_ID, OTHER_KEY).region('westus2').sessions()

        then:
        thrown(AuthenticationException)
        emulator.requests(TOKEN).size() == 2

        when:
        account(emulator).region('westus2').sessions()

        then:
        emulator.requests(TOKEN).size() == 2
    }

    def "a closed entry point has forgotten its tokens#whose"() {
        given:
        def arr = emulator.arr().sharing(emulator.clientOptions().build())
        def client = account(emulator, arr).region('westus2')
        client.token()

        when:
        (closed.call(emulator, arr) as Arr).close()
        client.token()

        then:
        def e = thrown(ArrConnectionException)
        e.message.contains('the client was closed')
        emulator.requests(TOKEN).size() == 1

        where:
        whose                                                | closed
        ''                                                   | { host, own -> own }
        ', also one whose connections another has closed'    | { ArrEmulator host, own -> host.arr() }
    }

    def "an account tells where its tokens come from, and no key"() {
        expect:
        account(emulator).toString() == "Account($ACCOUNT_ID, tokens from ${emulator.sts()})"
        emulator.arr().account(ACCOUNT_ID, { null } as TokenProvider).toString() == "Account($ACCOUNT_ID, tokens from a provider)"
        Arr.create().account(ACCOUNT_ID, ACCOUNT_KEY).toString() == "Account($ACCOUNT_ID, tokens from https://sts.mixedreality.azure.com)"
    }

    private static String key() {
        ACCOUNT_KEY.revealTo { it }
    }

    private static Account account(ArrEmulator emulator, Arr arr = emulator.arr()) {
        arr.account(ACCOUNT_ID, ACCOUNT_KEY)
    }
}
