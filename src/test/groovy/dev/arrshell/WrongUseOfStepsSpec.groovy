package dev.arrshell

import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.UNKNOWN
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes

import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** What Groovy lets through and Java's compiler would not: each ends before anything is sent, and says so. */
class WrongUseOfStepsSpec extends Specification {

    static final ID = '11111111-1111-1111-1111-111111111111'

    @Shared
    List<?> sent = []
    @Shared
    @AutoCleanup
    Arr arr = Arr.create(ArrOptions.builder()
            .endpoints { URI.create('http://127.0.0.1:1/' + it) }
            .sts(URI.create('http://127.0.0.1:1'))
            .onExchange { sent << it }
            .build())
    @Shared
    Account account = arr.account(ID, 'a2V5')
    @Shared
    ArrClient client = account.region('westus2')

    def "#what"() {
        when:
        code(client)

        then:
        def e = thrown(type)
        e.message == message + ' (nothing was sent)'
        sent.empty

        where:
        what                          | type                     | message                                                                                                    | code
        'start() before size'         | IllegalStateException    | 'start() is not possible yet: size(STANDARD) or size(PREMIUM) comes first'                                 | { it.session().start() }
        'start() before lease'        | IllegalStateException    | 'start() is not possible yet: lease(hours(4)) comes first'                                                 | { it.session().size(PREMIUM).start() }
        'lease() before size'         | IllegalStateException    | 'lease() is not possible yet: size(STANDARD) or size(PREMIUM) comes first'                                 | { it.session().lease(hours(4)) }
        'awaitReady() on a draft'     | IllegalStateException    | 'awaitReady() is not possible yet: lease(hours(4)) comes first'                                            | { it.session().size(PREMIUM).awaitReady() }
        'a lease without a unit'      | IllegalArgumentException | '"4" has no unit: write lease(4.hours), lease(hours(4)) or lease(\'4:00:00\')'                             | { it.session().size(PREMIUM).lease(4) }
        'a text without a unit'       | IllegalArgumentException | '"4" has no unit: write \'4h\', \'90m\' or \'4:00:00\''                                                    | { it.session().size(PREMIUM).lease('4') }
        'a size in words'             | IllegalArgumentException | 'size(String) does not fit: write size(SessionSize)'                                                       | { it.session().size('premium') }
        'the size UNKNOWN'            | IllegalArgumentException | 'a session cannot be asked for with size UNKNOWN: size(STANDARD) or size(PREMIUM)'                         | { it.session().size(UNKNOWN) }
        'a slip in a call'            | IllegalArgumentException | "a session's draft has no method lesae(Duration): did you mean lease?"                                     | { it.session().size(PREMIUM).lesae(hours(4)) }
        'a slip on the client'        | IllegalArgumentException | "ArrClient has no method sesion(): did you mean session?"                                                  | { it.sesion() }
        'a call nobody knows'         | IllegalArgumentException | "Session has no method explode(): next may come awaitReady()"                                              | { it.session('d31b').explode() }
        'a method as a property'      | IllegalStateException    | 'stop is a method - add parentheses: stop()'                                                               | { it.session('d31b').stop }
        'a stage method as property'  | IllegalStateException    | 'size is a method - add parentheses: size(STANDARD) or size(PREMIUM)'                                      | { it.session().size }
        'a property nobody has'       | IllegalArgumentException | "ArrClient has no property endPoint: did you mean endpoint?"                                               | { it.endPoint }
        'what only the service knows' | IllegalArgumentException | "Session has no property maxLeaseTime of its own: write properties.maxLeaseTime"                           | { it.session('d31b').maxLeaseTime }
        'a host that may not be there'| IllegalArgumentException | "a session has no hostname before it is ready: write awaitReady().hostname"                                | { it.session('d31b').hostname }
        'a property nobody has, next' | IllegalArgumentException | "a session's draft has no property foo: next may come lease(hours(4))"                                      | { it.session().size(PREMIUM).foo }
        'a call after the next step'  | IllegalStateException    | 'hostname() is not possible yet: awaitReady() comes first'                                                 | { it.session('d31b').hostname() }
        'a call of the steps after'   | IllegalStateException    | 'lease() is not possible yet: session() comes first'                                                       | { it.lease(hours(4)) }
        'a deadline without a unit'   | IllegalArgumentException | '"10" has no unit: write awaitReady(10.minutes) or awaitReady(minutes(10))'                                | { it.session('d31b').awaitReady(10) }
        'a deadline of nothing'       | IllegalArgumentException | 'a deadline must be positive, not PT0S: awaitReady(minutes(10))'                                           | { it.session('d31b').awaitReady(minutes(0)) }
        'an id that cannot be one'    | IllegalArgumentException | "session id 'no/way' is not valid: 1 to 256 letters, digits, '-' or '_' are allowed"                       | { it.session('no/way') }
        'a lease extended by nothing' | IllegalArgumentException | 'a lease is extended by more than nothing, not by PT0S: extendLeaseBy(hours(1))'                           | { it.session('d31b').extendLeaseBy(hours(0)) }
    }

    def "#what in a wrong account or address"() {
        when:
        code(arr)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith(begin)
        e.message.endsWith('(nothing was sent)')
        sent.empty

        where:
        what                     | begin                                                        | code
        'no GUID'                | "account id 'me' is no GUID"                                 | { it.account('me', 'a2V5') }
        'key and id swapped'     | 'account id (a text of 44 characters; is it the key?)'       | { it.account('c29tZSBrZXkgb2YgdGhpcnR5LXR3byBieXRlcywgbm8h', ID) }
        'an empty key'           | 'the account key is empty'                                   | { it.account(ID, '') }
        'a region with a slip'   | "unknown region 'westus22' - did you mean westus2?"          | { it.account(ID, 'a2V5').region('westus22') }
        'an address with a user' | 'endpoint on arr.example holds a user'                       | { it.account(ID, 'a2V5').region('https://me:secret@arr.example/') }
        'a file address'         | "endpoint 'file:/tmp' is no absolute http or https address"  | { it.account(ID, 'a2V5').endpoint(URI.create('file:/tmp')) }
    }

    def "nouns read as properties: #noun"() {
        expect:
        code() == value

        where:
        noun              | code                                           || value
        'account.id'      | { account.id.value() }                         || ID
        'client.account'  | { client.account.value() }                     || ID
        'client.region'   | { client.region.get().name() }                 || 'westus2'
        'client.endpoint' | { client.endpoint.toString() }                 || 'http://127.0.0.1:1/westus2'
        'session.id'      | { client.session('d31b').id.value() }          || 'd31b'
        'draft.spec'      | { client.session().size(PREMIUM).lease('4:0:0').spec.lease().total() } || hours(4)
    }

    def "an address in a region's place is taken as it is, #address"() {
        expect:
        account.region(address).endpoint().toString() == endpoint
        account.region(address).region().map { it.name() }.orElse(null) == region

        where:
        address                                                    || endpoint                                                  | region
        'https://arr.example/base/'                                || 'https://arr.example/base'                                | null
        'https://remoterendering.westus2.mixedreality.azure.com'   || 'https://remoterendering.westus2.mixedreality.azure.com'  | 'westus2'
        'WestUS2.mixedreality.azure.com'                           || 'http://127.0.0.1:1/westus2'                              | 'westus2'
    }
}
