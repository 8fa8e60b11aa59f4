package dev.arrshell.internal.service.simulated

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.internal.service.provided.ProvidedServers
import dev.arrshell.internal.service.session.AccountRegion
import dev.arrshell.internal.service.session.CreateParameters
import dev.arrshell.internal.service.session.SessionListener
import dev.arrshell.internal.service.session.SessionService
import dev.arrshell.model.AccountId
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import dev.arrshell.server.ServerProvider
import dev.arrshell.server.ServerRequest
import dev.arrshell.time.VirtualClock
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.Timeout

/**
 * The two ways from a simulated boot to a session: by its plan, as emulators have it, and by the events of a provider, as
 * {@code arr serve} has it. They agree, up to where only a plan is exact (decision 25).
 */
@Timeout(30)
class PlansAndEventsSpec extends Specification {

    static final SCOPE = new AccountRegion(
            AccountId.parse('11111111-1111-1111-1111-111111111111'), new Region('westus2'))

    def clock = new VirtualClock()
    BootModel model = new BootModel.Fixed(minutes(2))
    SessionService planned
    SessionService told
    WatchedProvider provider
    ProvidedServers servers

    def cleanup() {
        servers.close()
    }

    def "a session has the same status at every second: #boot"() {
        given:
        model = boot
        start(seconds(40))

        expect:
        (1..100).every {
            clock.advance(seconds(1))
            status(told) == status(planned)
        }
        status(planned) == last

        where:
        boot                                            || last
        new BootModel.Fixed(seconds(10))                || SessionStatus.EXPIRED
        new BootModel.Between(seconds(5), seconds(9), 3) || SessionStatus.EXPIRED
        new BootModel.Failing('no disk', seconds(7))    || SessionStatus.ERROR
        new BootModel.Never()                           || SessionStatus.STARTING
    }

    def "a wait that began before the request and ends with the boot finds the session Ready by its plan only"() {
        given: 'waits that end at one moment end in the order in which they began'
        def seen = []
        clock.whenPassed(minutes(2)).thenRun { seen = [status(planned), status(told)] }
        start(hours(1))

        when:
        clock.advance(minutes(2))

        then:
        seen == [SessionStatus.READY, SessionStatus.STARTING]
        status(told) == SessionStatus.READY
    }

    def "a wall clock that is set forward moves plans, and no event"() {
        given:
        start(hours(1))

        when:
        clock.shiftWall(minutes(2))

        then:
        [status(planned), status(told)] == [SessionStatus.READY, SessionStatus.STARTING]
    }

    def "the history tells what will be by plans only"() {
        given:
        start(hours(1))

        expect:
        planned.all()[0].history().readyAt().get() == clock.instant() + minutes(2)
        planned.all()[0].history().endsAt().get() == clock.instant() + hours(1) + minutes(2)
        told.all()[0].history().with { readyAt().empty && endsAt().empty }
    }

    /** The same session in both ways. */
    private void start(lease) {
        planned = new SessionService(clock, new SimulatedFleet([(SessionSize.STANDARD): model]), SessionListener.NONE)
        provider = new WatchedProvider(simulated:
                new SimulatedProvider(new SimulatedSettings('simulated.invalid', [(SessionSize.STANDARD): model], [:]), clock))
        servers = new ProvidedServers(provider, clock, SessionListener.NONE, { throw new AssertionError(it) })
        told = new SessionService(clock, servers, servers)
        servers.open(told)
        [planned, told].each { it.create(SCOPE, 'one', new CreateParameters(SessionSize.STANDARD, lease, [])) }
        assert provider.allocated.await(10, TimeUnit.SECONDS)
    }

    private static SessionStatus status(SessionService service) {
        service.find(SCOPE, 'one').status()
    }

    /** Tells when a server waits for its moments: a clock that moves before makes them late. */
    static class WatchedProvider implements ServerProvider {

        @Delegate
        SimulatedProvider simulated
        final CountDownLatch allocated = new CountDownLatch(1)

        @Override
        void allocate(ServerRequest request) {
            simulated.allocate(request)
            allocated.countDown()
        }
    }
}
