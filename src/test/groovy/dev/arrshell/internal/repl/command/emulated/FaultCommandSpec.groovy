package dev.arrshell.internal.repl.command.emulated

import dev.arrshell.internal.repl.FakePrompt
import spock.lang.AutoCleanup
import spock.lang.Specification

class FaultCommandSpec extends Specification {

    static final String CREATE = 'createSession(size: STANDARD, lease: 1.hours)'

    static final String ID = 'd31bddca-dab7-498e-9bc9-7594bc12862f'

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    def "a fault strikes as often as it was told, is listed with it, and can be taken away"() {
        expect:
        prompt.command(':fault') == 'no faults are set; :fault create 503 x2 sets one'
        prompt.command(':fault create 409 x1') == 'fault #1 create: respond 409 x1 (:fault clear removes it)'
        prompt.typed(CREATE).contains('status 409')
        prompt.typed(CREATE).contains('Starting')
        prompt.command(':fault list') ==~ / fault +struck\n #1 create: respond 409 x1 +1/
        prompt.command(':fault clear') == '1 fault removed'
        prompt.command(':fault clear') == '0 faults removed'
    }

    def "#line sets #fault"() {
        expect:
        prompt.command(line) == "fault #1 $fault (:fault clear removes it)"
        prompt.command(':fault clear') == '1 fault removed'

        where:
        line                             || fault
        ':fault list 500'                || 'list: respond 500'
        ':fault properties throttle 7s'  || 'properties: throttle PT7S'
        ':fault update delay 1m30s x2'   || 'update: delay PT1M30S x2'
        ':fault stop drop'               || 'stop: drop connection before'
        ':fault stop drop-after x3'      || 'stop: drop connection after x3'
        ':fault token truncate'          || 'token: truncate body'
        ':fault token garbage'           || 'token: garbage'
        ':fault list 503 12.5% seed 7'   || 'list: respond 503 with probability 0.125'
        ':fault stop 503 10% x2'         || 'stop: respond 503 x2 with probability 0.1'
        ":fault stop drop for $ID x1"    || "stop: drop connection before x1 for session $ID"
    }

    def "#line is refused: #message"() {
        when:
        prompt.command(line)

        then:
        def e = thrown(IllegalArgumentException)
        e.message.startsWith(message)

        and:
        prompt.command(':fault list').startsWith('no faults')

        where:
        line                           || message
        ':fault craete 503'            || "there is no operation 'craete' - did you mean create? Operations: token, create, properties, update, list, stop, log, conversion_create, conversion_get, conversion_list"
        ':fault create'                || 'write :fault create 503 x2'
        ':fault create garbge'         || "there is no fault 'garbge' - did you mean garbage? Faults: 503, throttle, delay"
        ':fault create 200'            || 'a fault cannot answer 200: it can answer 301'
        ':fault create delay'          || 'write :fault create 503 x2'
        ':fault create delay soon'     || "'soon' is not a duration"
        ':fault create 503 2'          || "'2' is not a limit of a fault: write x2 (twice at most), 10% (by chance), 10% seed 7 or for SESSION-ID"
        ':fault create 503 x0'         || 'a fault applies 1 time or more, not 0'
        ':fault create 503 x2 garbage' || "'garbage' is not a limit of a fault: write x2"
        ':fault create 503 0%'         || 'a probability is above 0 and up to 1, not 0.0'
        ':fault create 503 101%'       || 'a probability is above 0 and up to 1, not 1.01'
        ':fault create 503 5% seed x'  || "the seed must be a whole number, not 'x'"
        ':fault create 503 for'        || 'write :fault create 503 x2'
        ':fault create 503 for it/s'   || "session id 'it/s' is not valid"
    }

    def "a service cannot be made to fail"() {
        given:
        def real = new FakePrompt(ARR_ENDPOINT: 'https://example.invalid', ARR_STS: 'https://sts.invalid', ARR_ACCOUNT_ID: '11111111-1111-1111-1111-111111111111')

        when:
        real.command(':fault create 503')

        then:
        def e = thrown(IllegalStateException)
        e.message == 'a service cannot be made to fail; only an emulator in this process can'

        cleanup:
        real?.close()
    }
}
