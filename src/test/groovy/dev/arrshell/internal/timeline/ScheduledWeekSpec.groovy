package dev.arrshell.internal.timeline

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.days
import static dev.arrshell.time.Durations.hours

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.policy.PriceList
import dev.arrshell.time.VirtualClock
import java.time.Instant
import java.time.ZoneOffset
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The timeline of a week with a schedule, which begins on a Monday. */
class ScheduledWeekSpec extends Specification {

    static final MONDAY = Instant.parse('2019-05-06T00:00:00Z')

    def clock = new VirtualClock(MONDAY)
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(clock).withHistory().start()

    def "a week of a schedule is told to the minute and to the cent"() {
        given:
        def client = emulator.client()
        client.session().size(STANDARD).lease(hours(1)).every('weekdays 07:30', ZoneOffset.UTC).until('18:00')

        when:
        clock.sleep(days(7))

        then:
        def lives = emulator.history().collect { new TimelineSession(it, OptionalInt.empty(), TimelineSession.Outcome.OVER) }
        def timeline = new Timeline('morning.groovy', MONDAY, clock.instant(), lives, [:], [], [], new PriceList([(STANDARD): 3.00], 'EUR'))
        def text = timeline.text(Screen.plain(80))
        lives.eachWithIndex { life, i -> text = text.replace(life.history().id().value(), "day-${i + 1}") }
        text == '''\
Rehearsal of morning.groovy: 7d0h of virtual time from 2019-05-06 00:00:00Z on;
nothing was sent to a service

  |00:00:00Z                                               2019-05-13 00:00:00Z|
day-1  Standard  westus2
     +++++S
  Ready after 10s, stopped after 10h29m; lease 1h00m, extended 79 times to
  10h52m
day-2  Standard  westus2
                +++++S
  Ready after 10s, stopped after 10h29m; lease 1h00m, extended 79 times to
  10h52m
day-3  Standard  westus2
                           .++++S
  Ready after 10s, stopped after 10h29m; lease 1h00m, extended 79 times to
  10h52m
day-4  Standard  westus2
                                      .++++S
  Ready after 10s, stopped after 10h29m; lease 1h00m, extended 79 times to
  10h52m
day-5  Standard  westus2
                                                  ++++S-
  Ready after 10s, stopped after 10h29m; lease 1h00m, extended 79 times to
  10h52m

  . Starting  + lease extended  S Stopped  - lease not used

sessions   5, at most 1 at once
requests   none
throttled  never
billed     Standard 52.49 h (from Ready to the end)
cost       157.46 EUR at most: Standard 157.46 EUR'''
    }
}
