#!/usr/bin/env arr
// ListRenderingSessions.java of the Azure SDK for Java, which starts a session so that there is one to list.
//
//   arr scripts/others/java-list-sessions.groovy

def session = client.session().size(STANDARD).lease(30.minutes).start()
session.awaitReady()

client.sessions().each {                                     // client.listSessions(): all pages
    println "Session $it.id is $it.statusText"
}
session.stop()                                               // client.endSession(sessionId)
