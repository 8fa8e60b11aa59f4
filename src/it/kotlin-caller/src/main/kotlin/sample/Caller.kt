package sample

import dev.arrshell.ReadySession
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionSize
import dev.arrshell.time.Durations.hours

fun main() {
    ArrEmulator.start().use { emulator ->
        emulator.client().session().size(SessionSize.PREMIUM).lease(hours(1)).start().use { session ->
            val ready: ReadySession = session.awaitReady()
            val host: String = ready.hostname()
            val message: String? = session.properties().message().orElse(null)
            val created: Boolean = emulator.requests(Operation.CREATE).last().requestJson()["size"] == "premium"
            println("$host ${message?.length} $created")
        }
    }
}
