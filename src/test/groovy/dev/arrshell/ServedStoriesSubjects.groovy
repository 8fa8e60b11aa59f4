package dev.arrshell

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.model.ApiVersion
import dev.arrshell.policy.PollPolicy
import dev.arrshell.testing.FutureAwaiter
import dev.arrshell.testing.ServedProcesses
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.TempDir
import spock.lang.Timeout

/** The stories on real processes, in v1, the caller's thread waiting. A server starts when the test waits for it. */
@Timeout(60)
class V1ServedStoriesSpec extends SessionStoriesSpec {

    @TempDir
    Path directory
    @AutoCleanup
    ServedProcesses server
    @AutoCleanup
    Arr arr

    def setup() {
        server = new ServedProcesses(directory.resolve('data'), new PortRange(30_500, 30_700),
                "while [ ! -e $gate ]; do sleep 0.05; done; echo up; exec sleep 900")
        arr = Arr.create(ArrOptions.builder()
                .sts(server.uri()).polls(PollPolicy.every(Duration.ofMillis(100))).apiVersion(version()).build())
    }

    ApiVersion version() {
        ApiVersion.V1
    }

    Path getGate() {
        directory.resolve('gate')
    }

    @Override
    ArrClient caller() {
        arr.account(server.account(), server.key()).endpoint(server.uri())
    }

    @Override
    Session start(SessionDraft.Startable draft) {
        draft.start()
    }

    @Override
    ReadySession ready(Session session) {
        Files.writeString(gate, '')
        session.awaitReady()
    }
}

/** The stories on real processes, in v1 without holding a thread. */
class V1AsyncServedStoriesSpec extends V1ServedStoriesSpec {

    @Override
    Session start(SessionDraft.Startable draft) {
        FutureAwaiter.get(draft.startAsync())
    }

    @Override
    ReadySession ready(Session session) {
        Files.writeString(gate, '')
        FutureAwaiter.get(session.awaitReadyAsync())
    }
}

/** The stories on real processes, in 2021-01-01, the caller's thread waiting. */
class V2021ServedStoriesSpec extends V1ServedStoriesSpec {

    @Override
    ApiVersion version() {
        ApiVersion.V2021_01_01
    }
}

/** The stories on real processes, in 2021-01-01 without holding a thread. */
class V2021AsyncServedStoriesSpec extends V1AsyncServedStoriesSpec {

    @Override
    ApiVersion version() {
        ApiVersion.V2021_01_01
    }
}
