package dev.arrshell.internal.timeline

import static dev.arrshell.internal.timeline.TimelineSamples.at
import static dev.arrshell.internal.timeline.TimelineSamples.history
import static dev.arrshell.internal.timeline.TimelineSamples.life
import static dev.arrshell.internal.timeline.TimelineSamples.night
import static dev.arrshell.internal.timeline.TimelineSamples.timeline
import static dev.arrshell.model.SessionSize.PREMIUM
import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.model.SessionStatus.ERROR
import static dev.arrshell.model.SessionStatus.EXPIRED
import static dev.arrshell.model.SessionStatus.READY
import static dev.arrshell.model.SessionStatus.STARTING
import static dev.arrshell.model.SessionStatus.STOPPED

import dev.arrshell.internal.view.ViewFormat
import dev.arrshell.internal.view.ViewWriter
import dev.arrshell.internal.view.layout.CharacterWidths
import dev.arrshell.internal.view.layout.Palette
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.model.Exchange
import dev.arrshell.model.Operation
import dev.arrshell.policy.PriceList
import java.time.Duration
import java.time.Instant
import javax.xml.parsers.DocumentBuilderFactory
import spock.lang.Specification

class TimelineSpec extends Specification {

    def "a life is billed from Ready to its end: ready #ready, over #ends, until #until"() {
        expect:
        history(ready: ready, ends: ends, end: STOPPED).billed(until ? at(until) : Instant.MAX) == Duration.parse('PT' + billed)

        where:
        ready | ends   | until || billed
        '2M'  | '1H2M' | null  || '1H'
        '2M'  | '1H2M' | '32M' || '30M'
        '2M'  | '1H2M' | '1M'  || '0S'
        '2M'  | '1H2M' | '9H'  || '1H'
        null  | '1M'   | null  || '0S'
        null  | null   | '9H'  || '0S'
        '2M'  | '2M'   | null  || '0S'
        '2M'  | '9H'   | null  || '4H'
    }

    def "a life is #status after #moment"() {
        expect:
        history(ready: '2M', ends: '1H', end: STOPPED).statusAt(at(moment)) == status

        where:
        moment  || status
        '0S'    || STARTING
        '1M59S' || STARTING
        '2M'    || READY
        '59M'   || READY
        '1H'    || STOPPED
        '24H'   || STOPPED
    }

    def "a life without a lease is refused"() {
        when:
        new dev.arrshell.model.SessionHistory(history([:]).id(), history([:]).region(), PREMIUM, at('0S'), Optional.empty(),
                Optional.empty(), STARTING, Optional.empty(), [])

        then:
        thrown(IllegalArgumentException)
    }

    def "a bill counts whole lives of a size, rounded up to a hundredth: #hours at #price"() {
        given:
        def one = life(size: STANDARD, ready: '0S', ends: hours, end: STOPPED, leases: [['0S', '24H']])

        when:
        def bill = timeline([one], new PriceList([(STANDARD): price], 'EUR')).bills()[0]

        then:
        bill.cost().get() == cost

        where:
        hours       | price  || cost
        '1H'        | 3.50  || 3.50
        '1H1S'      | 3.50  || 3.51
        '20M'       | 1.0     || 0.34
        '0.000001S' | 1.0     || 0.01
        '6H'        | 0.0     || 0.00
        '3H'        | 0.005 || 0.02
    }

    def "what is not known is not added up"() {
        expect:
        timeline([life(ready: '0S', ends: '1H', end: STOPPED)], TimelineSamples.NO_PRICES).cost().empty
        timeline([life(ends: '1H', end: ERROR)], TimelineSamples.NO_PRICES).cost().get() == 0
        timeline([]).cost().get() == 0
        night().cost().get() == 36.0 + 7.0
    }

    def "the drawing goes on to the end of what goes on"() {
        expect:
        night().horizon() == at('7H10S')
        timeline([]).horizon() == at('6H')
        timeline([life(outcome: TimelineSession.Outcome.RUNNING)]).horizon() == at('6H')
        timeline([life(ready: '2M', ends: '1H', end: STOPPED)]).horizon() == at('6H')
    }

    def "a bar of #columns shows #what"() {
        expect:
        SessionBar.of(life(session), at('6H'), new TimeScale(at('0S'), at('8H'), columns)).toString() == bar

        where:
        what             | columns | session                                                                             || bar
        'every state'    | 16      | [ready: '1H', ends: '4H', end: EXPIRED, leases: [['0S', '3H']]]                     || '..######X       '
        'short states'   | 16      | [ready: '1S', ends: '2S', end: STOPPED, leases: [['0S', '1S']]]                     || '.#S             '
        'a lease unused' | 16      | [ready: '1H', ends: '3H', end: STOPPED, leases: [['0S', '4H']]]                     || '..####S----     '
        'extensions'     | 16      | [ready: '1H', ends: '6H', end: EXPIRED, leases: [['0S', '2H'], ['2H', '4H'], ['4H', '5H']]] || '..##+###+###X   '
        'a failure'      | 16      | [ends: '1H', end: ERROR]                                                            || '..E             '
        'what goes on'   | 16      | [ready: '1H', ends: '7H', end: EXPIRED, leases: [['0S', '6H']], outcome: TimelineSession.Outcome.RUNNING] || '..##########~~X '
        'a boot for ever' | 16     | [outcome: TimelineSession.Outcome.RUNNING]                                                          || '................'
        'a late start'   | 16      | [created: '7H59M', ready: '7H59M10S', ends: '8H', end: STOPPED]                     || '               S'
        'one column'     | 1       | [ready: '1H', ends: '4H', end: EXPIRED, leases: [['0S', '3H']]]                     || 'X'
    }

    def "a person reads it on 80 columns"() {
        expect:
        ViewWriter.text(night(), ViewFormat.AUTO, Screen.plain(80)) == '''\
Rehearsal of night.groovy: 6h00m of virtual time from 2026-11-23 20:00:00Z on;
nothing was sent to a service

  |20:00:00Z                                               2026-11-24 03:00:10Z|
d31bddca-dab7-498e-9bc9-7594bc12862f  Premium  westus2  line 4
  .##########+#####################S-----------
  Ready after 2m00s, stopped after 3h00m; lease 2h00m, from 21:00:00Z on 4h00m
farm-2  Standard  westus2  line 9
             .E
  never Ready, failed after 1s; lease 4h00m; No server is free.
farm-3  Standard  westus2  line 12
                                                         .##########~~~~~~~~~~~X
  Ready after 10s, goes on; lease 2h00m

  . Starting  # Ready, billed  ~ goes on, billed  + lease extended  S Stopped
  - lease not used  X Expired  E Error

sessions   3, at most 2 at once
requests   4: TOKEN 1, CREATE 3
throttled  1 time: PROPERTIES at 2026-11-24 01:00:00Z for 15s
billed     Standard 2.00 h, Premium 3.00 h (from Ready to the end)
cost       43.00 EUR at most: Standard 7.00 EUR, Premium 36.00 EUR
! session farm-3, started at line 12, was left running by the script: it goes on
and bills until 2026-11-24 03:00:10Z, 7.00 EUR at most'''
    }

    def "it keeps within #width columns, without colour and with"() {
        given:
        def screen = new Screen(width, palette, CharacterWidths.PLAIN, false)

        when:
        def text = ViewWriter.text(night(), ViewFormat.AUTO, screen)
        def plain = text.replaceAll(/\u001b\[\d+m/, '')

        then:
        plain.readLines().every { it.size() <= Math.max(width, 36) }
        plain.readLines().every { it == it.stripTrailing() }
        plain == ViewWriter.text(night(), ViewFormat.AUTO, Screen.plain(width))
        text.contains('\u001b') == coloured

        where:
        width | palette       || coloured
        40    | Palette.NONE  || false
        40    | Palette.DARK  || true
        60    | Palette.LIGHT || true
        120   | Palette.DARK  || true
        200   | Palette.NONE  || false
    }

    def "nothing started, nothing drawn"() {
        expect:
        ViewWriter.text(timeline([], TimelineSamples.NO_PRICES, '0S'), ViewFormat.AUTO, Screen.unlimited()) == '''\
Rehearsal of night.groovy: 0s of virtual time from 2026-11-23 20:00:00Z on;
nothing was sent to a service

sessions   none
requests   1: TOKEN 1
throttled  never
billed     nothing
cost       nothing'''
    }

    def "a price that is missing is named"() {
        expect:
        timeline([life(ready: '0S', ends: '1H', end: STOPPED), life(size: STANDARD, ready: '0S', ends: '1H', end: STOPPED)], prices)
                .text(Screen.plain(200)).readLines().find { it.startsWith('cost') } - 'cost       ' == words

        where:
        prices                            || words
        TimelineSamples.NO_PRICES                  || 'not known without price_standard and price_premium in the configuration'
        new PriceList([(STANDARD): 2.0], 'EUR') || 'Standard 2.00 EUR at most, and not known without price_premium in the configuration'
    }

    def "many extensions are counted"() {
        given:
        def leases = (0..9).collect { ["${it}H" as String, "${it + 1}H" as String] }

        expect:
        timeline([life(ready: '0S', ends: '9H', end: STOPPED, leases: leases)]).text(Screen.plain(200))
                .contains('stopped after 9h00m; lease 1h00m, extended 9 times to 10h00m')
    }

    def "what a session left behind is stopped by the run, and still told: #left"() {
        expect:
        timeline([life([ready: ready, ends: '1H', end: STOPPED, outcome: TimelineSession.Outcome.STOPPED])]).text(Screen.plain(300)).readLines().last() ==
                "! session d31bddca-dab7-498e-9bc9-7594bc12862f was left running by the script: the end of the run stopped it; " +
                "with --on-exit keep it would bill $left, 48.00 EUR at most"

        where:
        ready || left
        '2M'  || 'until 2026-11-24 00:02:00Z'
        null  || 'for its lease of 4h00m, counted from Ready'
    }

    def "a text from outside cannot steer the terminal"() {
        expect:
        !timeline([life(ends: '1H', end: ERROR, message: 'a\u001b[2Jb\nc')]).text(Screen.plain(80)).contains('\u001b')
    }

    def "programs read documented fields"() {
        expect:
        ViewWriter.text(night(), ViewFormat.JSON, Screen.unlimited()) == new File('src/test/resources/timeline/night.json').getText('UTF-8').stripTrailing()
    }

    def "a drawing is well-formed, stands alone and shows every state"() {
        given:
        def out = new ByteArrayOutputStream()

        when:
        TimelineSvg.write(night(), out)
        def text = out.toString('UTF-8')
        def svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray())).documentElement
        def titles = svg.getElementsByTagName('title').with { list -> (0..<list.length).collect { list.item(it).textContent } }

        then:
        svg.tagName == 'svg'
        svg.getAttribute('viewBox') ==~ /0 0 960 \d+/
        !(text =~ /(?i)href|<script|<style|url\(|@import|<image/)
        titles.containsAll(['Starting, 2m00s', 'Ready, billed, 3h00m', 'lease 4h00m from here on', 'Stopped', 'Error', 'goes on, billed, 1h00m', 'Expired'])
        text.contains('43.00 EUR at most')
        text.contains('! session farm-3, started at line 12')
    }

    def "a drawing of #what harms nobody"() {
        given:
        def out = new ByteArrayOutputStream()

        when:
        TimelineSvg.write(drawn, out)
        def svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray())).documentElement

        then:
        svg.getElementsByTagName('text').length > 4
        (0..<svg.getElementsByTagName('rect').length).every { svg.getElementsByTagName('rect').item(it).getAttribute('width').toBigDecimal() > 0 }

        where:
        what        | drawn
        'nothing'   | timeline([], TimelineSamples.NO_PRICES, '0S')
        'markup'    | timeline([life(ends: '1S', end: ERROR, message: '</text><script>&"\u0000')])
        'a month'   | timeline([life(ready: '2M', ends: '720H', end: EXPIRED)], TimelineSamples.PRICES, '720H')
        'no moment' | timeline([life(ends: '0S', end: STOPPED)], TimelineSamples.PRICES, '0S')
    }

    def "the axis has #count round moments within #length"() {
        given:
        def ticks = new TimeScale(at("1S"), at(length), 80).ticks()

        expect:
        ticks.size() == count
        ticks.every { it.epochSecond % step == 0 }

        where:
        length || count | step
        '1S'   || 1     | 1
        '9S'   || 9     | 1
        '6H'   || 6     | 3600
        '30H'  || 5     | 21600
        '720H' || 7     | 345600
    }

    def "a throttled answer says when and how long: #status #retryAfter"() {
        given:
        def exchange = Exchange.builder('GET', URI.create('http://127.0.0.1/x'), at('1H')).operation(Operation.LIST)
                .status(status, '').response(['Retry-After': [retryAfter]], '').build()

        expect:
        ThrottledRequest.of(exchange).map { it.retryAfter().map { wait -> wait.toSeconds() }.orElse(-1) }.orElse(null) == seconds

        where:
        status | retryAfter                      || seconds
        429    | '7'                             || 7
        429    | 'Wed, 21 Oct 2026 07:28:00 GMT' || -1
        503    | '7'                             || null
    }
}
