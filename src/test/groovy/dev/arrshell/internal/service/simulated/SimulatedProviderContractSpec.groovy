package dev.arrshell.internal.service.simulated

import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.SessionSize
import dev.arrshell.server.ServerProvider
import dev.arrshell.server.ServerProviderContract
import dev.arrshell.time.VirtualClock
import java.time.Instant

/** The contract of providers, on simulated servers in virtual time. */
class SimulatedProviderContractSpec extends ServerProviderContract {

    def clock = new VirtualClock()
    SimulatedProvider simulated

    /** Servers live as long as the object, which is opened again. */
    @Override
    ServerProvider create() {
        simulated = simulated ?: new SimulatedProvider(new SimulatedSettings('simulated.invalid', [
                (SessionSize.STANDARD): new BootModel.Fixed(minutes(2)),
                (SessionSize.PREMIUM): new BootModel.Failing('no machine is free', seconds(1)),
            ], [(SessionSize.STANDARD): 4]), clock)
    }

    @Override
    void finish(UUID server) {
        simulated.extend(server, clock.instant())
    }

    @Override
    boolean isGone(UUID server) {
        simulated.output(server, 0).text().contains('stopped')
    }

    @Override
    Instant now() {
        clock.instant()
    }

    @Override
    void letTimePass() {
        clock.advance(minutes(2))
    }
}
