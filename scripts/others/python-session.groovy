#!/usr/bin/env arr
// The life of a session, as remote_rendering_client_sample.py of the Azure SDK for Python shows it.
//
//   arr --api-version 2021-01-01 scripts/others/python-session.groovy

def id = UUID.randomUUID().toString()                        // session_id = str(uuid.uuid4())
println "starting rendering session with id: $id"
def session = client.session().size(STANDARD).lease(5.minutes).id(SessionId.parse(id)).start()

def ready = session.awaitReady().properties                  // session_poller.result()
println "session with id: $session.id is ready. lease_time_minutes: ${ready.maxLeaseTime.toMinutes()}"

def seen = client.session(id).properties()                   // client.get_rendering_session(session_id)
println seen

if (seen.remaining < 2.minutes) {                            // lease_time_minutes - elapsed_time_minutes < 2
    def longer = session.extendLeaseBy(10.minutes)
    println "session with id: $session.id updated. New lease time: ${longer.maxLeaseTime.toMinutes()} minutes"
}

session.stop()                                               // client.stop_rendering_session(session_id)
println "session with id: $session.id stopped"

println 'sessions:'                                          // client.list_rendering_sessions()
client.sessions().each { println "\t session: id: $it.id status: $it.status created on: ${it.creationTime.get()}" }
