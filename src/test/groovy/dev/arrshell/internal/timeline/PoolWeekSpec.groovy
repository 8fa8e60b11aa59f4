package dev.arrshell.internal.timeline

import static dev.arrshell.model.SessionSize.STANDARD
import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.Arr
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.model.SessionEvent
import dev.arrshell.policy.PollPolicy
import dev.arrshell.policy.PriceList
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

/** The timeline of a week with a pool, which begins on a Monday: on two days three jobs share two sessions. */
@Timeout(60)
class PoolWeekSpec extends Specification {

    static final MONDAY = Instant.parse('2019-05-06T00:00:00Z')
    static final PRICES = new PriceList([(STANDARD): 3.00], 'EUR')

    def clock = new VirtualClock(MONDAY)
    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.builder().time(clock).withHistory().start()

    List<Duration> waits = [].asSynchronized()

    @AutoCleanup
    Arr arr = Arr.create(emulator.clientOptions().polls(PollPolicy.every(seconds(5))).prices(PRICES).onSessionEvent {
        if (it instanceof SessionEvent.Lent) {
            waits << it.waited()
        }
    }.build())

    private void to(String moment) {
        clock.sleep(Duration.between(clock.instant(), Instant.parse(moment)))
    }

    def "a week of a pool is told with its cost, the sessions at once and the time waited"() {
        given:
        def client = arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region())
        emulator.boot(STANDARD, seconds(8))
        def pool = client.pool(STANDARD).max(2).lease(hours(1)).idleFor(minutes(30)).maxCost(20).start()

        when:
        ['06', '09'].each { day ->
            to("2019-05-${day}T08:00:00Z")
            def jobs = [pool.acquire(), pool.acquire()]
            def work = clock.hold()
            clock.after(hours(2)).thenRun { jobs*.close() }
            def third = pool.acquireAsync(hours(3))
            work.release {}
            third.get().close()
        }
        to('2019-05-13T00:00:00Z')
        pool.close()

        then:
        def lives = emulator.history().collect { new TimelineSession(it, OptionalInt.empty(), TimelineSession.Outcome.OVER) }
        def timeline = new Timeline('jobs.groovy', MONDAY, clock.instant(), lives, [:], [], waits, PRICES)
        def text = timeline.text(Screen.plain(80))
        lives.eachWithIndex { life, i -> text = text.replace(life.history().id().value(), "server-${i + 1}") }
        text == '''\
Rehearsal of jobs.groovy: 7d0h of virtual time from 2019-05-06 00:00:00Z on;
nothing was sent to a service

  |00:00:00Z                                               2019-05-13 00:00:00Z|
server-1  Standard  westus2
     .+S
  Ready after 8s, stopped after 2h30m; lease 1h00m, extended 16 times to 3h00m
server-2  Standard  westus2
     .+S
  Ready after 8s, stopped after 2h30m; lease 1h00m, extended 15 times to 2h52m
server-3  Standard  westus2
                                       ++S
  Ready after 8s, stopped after 2h30m; lease 1h00m, extended 16 times to 3h00m
server-4  Standard  westus2
                                       ++S
  Ready after 8s, stopped after 2h30m; lease 1h00m, extended 15 times to 2h52m

  . Starting  + lease extended  S Stopped

sessions   4, at most 2 at once
pool       lent 6 times, waited 2h00m at most, 40m06s on average
requests   none
throttled  never
billed     Standard 10.01 h (from Ready to the end)
cost       30.03 EUR at most: Standard 30.03 EUR'''
    }
}
