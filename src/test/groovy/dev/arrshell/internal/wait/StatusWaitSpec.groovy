package dev.arrshell.internal.wait

import dev.arrshell.error.ArrException
import dev.arrshell.error.Failure
import dev.arrshell.error.WaitTimeoutException
import dev.arrshell.model.Operation
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.Executor
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class StatusWaitSpec extends Specification {

    @AutoCleanup('shutdownNow')
    def answers = Executors.newSingleThreadExecutor()

    def "a clock that jumps is at the deadline when the thread that waits goes on, however the threads take turns"() {
        expect:
        3000.times {
            def clock = new VirtualClock()
            def deadline = clock.instant() + Duration.ofSeconds(30)
            try {
                StatusWait.begin(new NeverReached(answers), clock, Duration.ofSeconds(30)).get()
                assert false
            } catch (WaitTimeoutException expected) {
                assert clock.instant() == deadline
            }
            answers.submit {}.get()
            assert clock.instant() == deadline
        }
    }

    /** Answers on another thread, as a service does, and is looked at every ten seconds. */
    private static final class NeverReached implements WaitSubject<String> {

        private final Executor answers

        NeverReached(Executor answers) {
            this.answers = answers
        }

        @Override
        Operation operation() {
            Operation.PROPERTIES
        }

        @Override
        CompletableFuture<PollResult<String>> poll() {
            CompletableFuture.supplyAsync({ new PollResult<>('Starting', Optional.empty(), Optional.empty()) }, answers)
        }

        @Override
        String statusText(String seen) {
            seen
        }

        @Override
        boolean isReached(String seen) {
            false
        }

        @Override
        Optional<ArrException> ended(String seen, Failure facts) {
            Optional.empty()
        }

        @Override
        Failure about(Failure facts, String lastSeen) {
            facts
        }

        @Override
        Duration pause(Optional<String> lastSeen, Duration waited) {
            Duration.ofSeconds(10)
        }

        @Override
        void report(WaitState<String> state) {
        }
    }
}
