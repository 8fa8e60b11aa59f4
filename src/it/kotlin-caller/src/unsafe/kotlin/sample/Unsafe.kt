package sample

import dev.arrshell.Session
import dev.arrshell.model.Exchange

fun givesNull(session: Session) = session.awaitReady(null)

fun forgetsNull(create: Exchange): Any = create.requestJson().values.first()

fun expectsAValue(session: Session): Void = session.stopAsync().get()
