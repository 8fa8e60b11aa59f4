package dev.arrshell.internal.repl.display

import static dev.arrshell.internal.repl.display.PromptText.Urgency.NONE
import static dev.arrshell.internal.repl.display.PromptText.Urgency.SOON
import static dev.arrshell.internal.repl.display.PromptText.Urgency.VERY_SOON
import static dev.arrshell.model.SessionStatus.ERROR
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.model.SessionStatus.STOPPED

import dev.arrshell.internal.repl.display.PromptText.SessionState
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionStatus
import dev.arrshell.model.WaitProgress
import java.time.Duration
import java.time.Instant
import spock.lang.Specification

class PromptTextSpec extends Specification {

    static final String ID = 'd31bddca-dab7-498e-9bc9-7594bc12862f'
    static final Instant START = Instant.parse('2019-05-09T16:17:50Z')

    static SessionProperties seen(SessionStatus status, Duration lease, Duration elapsed) {
        SessionProperties.builder(SessionId.parse(ID), status).maxLeaseTime(lease).elapsed(elapsed).seenAt(START).build()
    }

    def "#place with a session #status seen and #passed passed is #text"() {
        given:
        def last = status == null ? Optional.empty() : Optional.of(seen(status, Duration.parse(lease), Duration.parse(elapsed)))

        expect:
        PromptText.of(PromptText.FULL, place, Optional.of(new SessionState(ID, Optional.of(START), last, stopped, false)), START + Duration.parse(passed)) ==
                new PromptText(text, urgency)

        where:
        place            | status   | lease  | elapsed | stopped | passed    || text                                        | urgency
        'westus2'        | null     | 'PT4H' | 'PT0S'  | false   | 'PT0S'    || 'arr westus2 d31b Starting 0:00>'           | NONE
        'westus2'        | STARTING | 'PT4H' | 'PT0S'  | false   | 'PT42S'   || 'arr westus2 d31b Starting 0:42>'           | NONE
        'westus2'        | STARTING | 'PT4H' | 'PT0S'  | false   | 'PT10M5S' || 'arr westus2 d31b Starting 10:05>'          | NONE
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | false   | 'PT0S'    || 'arr westus2 d31b Ready 4h00m>'             | NONE
        'westus2'        | READY    | 'PT4H' | 'PT1M'  | false   | 'PT1M'    || 'arr westus2 d31b Ready 3h58m>'             | NONE
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | false   | 'PT3H45M' || 'arr westus2 d31b Ready 15m00s>'            | NONE
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | false   | 'PT3H46M' || 'arr westus2 d31b Ready 14m00s>'            | SOON
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | false   | 'PT3H55M' || 'arr westus2 d31b Ready 5m00s>'             | SOON
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | false   | 'PT3H56M' || 'arr westus2 d31b Ready 4m00s>'             | VERY_SOON
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | false   | 'PT4H'    || 'arr westus2 d31b EXPIRED>'                 | VERY_SOON
        'westus2'        | EXPIRED  | 'PT4H' | 'PT4H'  | false   | 'PT0S'    || 'arr westus2 d31b EXPIRED>'                 | VERY_SOON
        'westus2'        | STOPPED  | 'PT4H' | 'PT1H'  | false   | 'PT0S'    || 'arr westus2>'                              | NONE
        'westus2'        | ERROR    | 'PT4H' | 'PT0S'  | false   | 'PT0S'    || 'arr westus2>'                              | NONE
        'westus2'        | READY    | 'PT4H' | 'PT0S'  | true    | 'PT0S'    || 'arr westus2>'                              | NONE
        'southcentralus' | STARTING | 'PT4H' | 'PT0S'  | false   | 'PT10M5S' || 'arr southcentralus d31b Starting 10:05>'   | NONE
        'a.very.long.host.name.example' | READY | 'PT4H' | 'PT0S' | false | 'PT0S' || 'arr a.very.long.host… d31b Ready 4h00m>' | NONE
    }

    def "of a session #what the prompt tells #text"() {
        given:
        def last = status == null ? Optional.empty() : Optional.of(seen(status, Duration.ofHours(4), Duration.ZERO))

        expect:
        PromptText.of(PromptText.FULL, 'westus2', Optional.of(new SessionState(ID, Optional.ofNullable(since), last, false, notFound)), START + Duration.ofSeconds(47)) ==
                new PromptText(text, NONE)

        where:
        what                             | since | status   | notFound || text
        'that was never looked at'       | null  | null     | false    || 'arr westus2 d31b>'
        'that is not there'              | null  | null     | true     || 'arr westus2 d31b not found>'
        'that was started and is gone'   | START | null     | true     || 'arr westus2 d31b not found>'
        'that was ready and is gone'     | START | READY    | true     || 'arr westus2 d31b not found>'
        'that was started here'          | START | null     | false    || 'arr westus2 d31b Starting 0:47>'
        'that was seen starting'         | START | STARTING | false    || 'arr westus2 d31b Starting 0:47>'
        'that was seen ready'            | START | READY    | false    || 'arr westus2 d31b Ready 3h59m>'
    }

    def "the pattern #pattern shows #with with a session and #without without one"() {
        given:
        def state = new SessionState(ID, Optional.of(START), Optional.of(seen(READY, Duration.ofHours(4), Duration.ZERO)), false, false)

        expect:
        PromptText.checkPattern(pattern) == pattern.stripTrailing()
        PromptText.of(pattern, 'westus2', Optional.of(state), START).text() == with
        PromptText.of(pattern, 'westus2', Optional.empty(), START).text() == without

        where:
        pattern                 || with                             | without
        '{place} {session} $'   || 'westus2 d31b Ready 4h00m $'     | 'westus2 $'
        '{place}: {session}>'   || 'westus2: d31b Ready 4h00m>'     | 'westus2:>'
        '[{session}] {place} %' || '[d31b Ready 4h00m] westus2 %'   | '[] westus2 %'
        '{session}'             || 'd31b Ready 4h00m'               | ''
        'gpu\\$1>'              || 'gpu\\$1>'                       | 'gpu\\$1>'
        '{place}{place}> '      || 'westus2westus2> '               | 'westus2westus2> '
    }

    def "#pattern is no pattern of a prompt"() {
        when:
        PromptText.checkPattern(pattern)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "`prompt` must be full, plain, or a text of one line with {place} and {session} in it and at most 16 other characters, not '$pattern'"

        where:
        pattern << ['', ' ', '{region}>', 'a\nb', '\u001b[31m>', 'a prompt of 17 ch', '{place}{session']
    }

    def "no prompt is wider than 40 columns with its blank"() {
        expect:
        PromptText.of(pattern, place, Optional.of(new SessionState(ID, Optional.of(START), Optional.of(seen(status, Duration.ofHours(24), Duration.ZERO)), false, false)), START + Duration.ofHours(hours))
                .text().length() < 40

        where:
        [pattern, place, status, hours] << [[PromptText.FULL, '{place} {session}' + '$' * 15], dev.arrshell.model.Region.NAMES + ['x' * 60], [STARTING, READY, EXPIRED], [0, 23, 30]].combinations()
    }

    def "without a session it says where requests go"() {
        expect:
        PromptText.of(PromptText.FULL, 'emu', Optional.empty(), START) == new PromptText('arr emu>', NONE)
    }

    def "a wait's line on #width columns is #text"() {
        given:
        def progress = new WaitProgress(
                SessionId.parse(ID), Optional.of(seen(STARTING, Duration.ofHours(4), Duration.ZERO)), 7, Duration.ofSeconds(70), Duration.ofSeconds(10), trouble)

        expect:
        WaitProgressLine.text(progress, Duration.ofMillis(2_100), 4, width) == text

        where:
        width | trouble                 || text
        100   | Optional.empty()        || '⠼ Starting  1m12s  7 polls  next in 8s   Ctrl-C: stop waiting, the session goes on'
        60    | Optional.empty()        || '⠼ Starting  1m12s  7 polls  next in 8s'
        30    | Optional.empty()        || '⠼ Starting  1m12s  7 polls  n'
        60    | Optional.of('503 twice') || '⠼ Starting  1m12s  7 polls  next in 8s  503 twice'
    }
}
