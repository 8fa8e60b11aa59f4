package dev.arrshell

import dev.arrshell.model.ApiVersion

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
        Async.get(draft.startAsync())
    }

    @Override
    ReadySession ready(Session session) {
        Async.get(session.awaitReadyAsync())
    }
}
