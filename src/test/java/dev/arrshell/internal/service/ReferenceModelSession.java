package dev.arrshell.internal.service;

import dev.arrshell.internal.service.simulated.BootModel;
import dev.arrshell.model.SessionStatus;
import java.time.Duration;

/**
 * A session as a reference model keeps it: a state that steps forward with the clock, where the emulator derives
 * everything from moments. So the same slip is not made twice.
 */
final class ReferenceModelSession {

    private static final Duration MEMORY = Duration.ofDays(30);

    final String id;
    final String region;
    final String size;
    final Duration asked;
    Duration lease;
    SessionStatus status = SessionStatus.STARTING;
    Duration elapsed = Duration.ZERO;
    private Duration bootLeft;
    private Duration failsIn;
    private int pollsLeft = -1;
    private Duration over = Duration.ZERO;

    ReferenceModelSession(String id, String region, String size, Duration lease, BootModel boot) {
        this.id = id;
        this.region = region;
        this.size = size;
        this.asked = lease;
        this.lease = lease;
        if (boot instanceof BootModel.Fixed fixed) {
            bootLeft = fixed.time();
        } else if (boot instanceof BootModel.AfterPolls polls) {
            pollsLeft = polls.polls();
        } else if (boot instanceof BootModel.Failing failing) {
            failsIn = failing.after();
        }
        pass(Duration.ZERO);
    }

    boolean isLive() {
        return !status.isTerminal();
    }

    boolean isForgotten() {
        return over.compareTo(MEMORY) >= 0;
    }

    void end(SessionStatus how) {
        if (isLive()) {
            status = how;
        }
    }

    /** Somebody reads the properties. */
    void poll() {
        if (status == SessionStatus.STARTING && pollsLeft == 0) {
            status = SessionStatus.READY;
            pass(Duration.ZERO);
        } else if (status == SessionStatus.STARTING && pollsLeft > 0) {
            pollsLeft--;
        }
    }

    void pass(Duration time) {
        Duration rest = time;
        if (status == SessionStatus.STARTING) {
            rest = boot(rest);
        }
        if (status == SessionStatus.READY) {
            rest = render(rest);
        }
        if (status.isTerminal()) {
            over = over.plus(rest);
        }
    }

    private Duration boot(Duration time) {
        if (failsIn != null && time.compareTo(failsIn) >= 0) {
            status = SessionStatus.ERROR;
            return time.minus(failsIn);
        }
        if (bootLeft != null && time.compareTo(bootLeft) >= 0) {
            status = SessionStatus.READY;
            return time.minus(bootLeft);
        }
        failsIn = failsIn == null ? null : failsIn.minus(time);
        bootLeft = bootLeft == null ? null : bootLeft.minus(time);
        return Duration.ZERO;
    }

    private Duration render(Duration time) {
        Duration left = lease.minus(elapsed);
        if (time.compareTo(left) < 0) {
            elapsed = elapsed.plus(time);
            return Duration.ZERO;
        }
        elapsed = lease;
        status = SessionStatus.EXPIRED;
        return time.minus(left);
    }
}
