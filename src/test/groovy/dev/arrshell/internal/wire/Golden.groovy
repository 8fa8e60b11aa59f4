package dev.arrshell.internal.wire

import dev.arrshell.testing.GoldenExchange

/** A golden answer as the client's transport would hand it over. */
class Golden {

    static WireResponse answer(String name) {
        def golden = GoldenExchange.load("v1/$name")
        new WireResponse(golden.status(), golden.headers().collectEntries { k, v -> [k, [v]] }, golden.body().getBytes('UTF-8'))
    }
}
