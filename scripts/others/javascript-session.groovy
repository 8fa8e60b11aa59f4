#!/usr/bin/env arr
// session.ts of the Azure SDK for JavaScript: starts a session for four minutes, and says whether it is ready.
//
//   arr scripts/others/javascript-session.groovy

println '== Starting the session =='
def session = client.session(size: STANDARD, lease: 4.minutes).start()
onExit { session.stop() }                                    // the sample leaves it running if the poller throws

println '== Polling =='
try {
    session.awaitReady()                                     // sessionPoller.pollUntilDone()
    println 'The rendering session is ready'
} catch (SessionFailedException e) {                         // session.status === "Error"
    println "The rendering session encountered an error: ${session.lastSeen.get().message.orElse('')}"
}
