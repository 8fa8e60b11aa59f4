package dev.arrshell

import static dev.arrshell.time.Durations.minutes

import dev.arrshell.emulator.ArrEmulatorBuilder
import dev.arrshell.model.ApiVersion
import dev.arrshell.testing.FutureAwaiter
import java.time.Duration

/** The contract in v1, the caller's thread waiting. */
class V1SyncContractSpec extends SessionContractSpec {

    @Override
    ArrOptions.Builder speaking(ArrOptions.Builder options) {
        options.apiVersion(ApiVersion.V1)
    }

    @Override
    Session start(SessionDraft.Startable draft) {
        draft.start()
    }

    @Override
    ReadySession ready(Session session) {
        session.awaitReady()
    }
}

/** The contract in v1 without holding a thread. */
class V1AsyncContractSpec extends V1SyncContractSpec {

    @Override
    Session start(SessionDraft.Startable draft) {
        FutureAwaiter.get(draft.startAsync())
    }

    @Override
    ReadySession ready(Session session) {
        FutureAwaiter.get(session.awaitReadyAsync())
    }
}

/** The contract in 2021-01-01, the caller's thread waiting. */
class V2021SyncContractSpec extends V1SyncContractSpec {

    @Override
    ArrOptions.Builder speaking(ArrOptions.Builder options) {
        options.apiVersion(ApiVersion.V2021_01_01)
    }

    @Override
    Duration grain() {
        minutes(1)
    }
}

/** The contract in 2021-01-01 without holding a thread. */
class V2021AsyncContractSpec extends V1AsyncContractSpec {

    @Override
    ArrOptions.Builder speaking(ArrOptions.Builder options) {
        options.apiVersion(ApiVersion.V2021_01_01)
    }

    @Override
    Duration grain() {
        minutes(1)
    }
}

/** The contract in v1 over TLS, the caller's thread waiting. */
class V1SyncTlsContractSpec extends V1SyncContractSpec {

    @Override
    ArrEmulatorBuilder builder() {
        super.builder().tls()
    }
}

/** The contract in v1 over TLS, without holding a thread. */
class V1AsyncTlsContractSpec extends V1AsyncContractSpec {

    @Override
    ArrEmulatorBuilder builder() {
        super.builder().tls()
    }
}

/** The contract in 2021-01-01 over TLS, the caller's thread waiting. */
class V2021SyncTlsContractSpec extends V2021SyncContractSpec {

    @Override
    ArrEmulatorBuilder builder() {
        super.builder().tls()
    }
}

/** The contract in 2021-01-01 over TLS, without holding a thread. */
class V2021AsyncTlsContractSpec extends V2021AsyncContractSpec {

    @Override
    ArrEmulatorBuilder builder() {
        super.builder().tls()
    }
}
