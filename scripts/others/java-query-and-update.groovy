#!/usr/bin/env arr
// QueryAndUpdateASession.java of the Azure SDK for Java: half an hour more when less than two minutes are left.
//
//   arr scripts/others/java-query-and-update.groovy [minutes of work]

int minutes = args ? args[0] as int : 29

def session = client.session().size(STANDARD).lease(30.minutes).start()
session.awaitReady()                                         // beginSession(id, options).getFinalResult()

sleep minutes.minutes                                        // the work
def current = session.properties                             // client.getSession(sessionId)
if (current.remaining < 2.minutes) {                         // by the service's clock: the sample compares two clocks
    session.extendLeaseTo(current.maxLeaseTime + 30.minutes)
}
println "lease ${session.properties.maxLeaseTime.toMinutes()} minutes"

session.stop()                                               // client.endSession(sessionId)
