#!/usr/bin/env arr
// Starts a session, waits until it is ready, and prints its host.
//
//   arr --on-exit keep scripts/start-and-wait.groovy [size] [lease]
//
// Without --on-exit keep the session is stopped at the end of the run.

def size  = args.length > 0 ? args[0] : 'standard'
def lease = args.length > 1 ? args[1] : '4:0:0'      // a total, counted from Ready

def session = client.session(size: size, lease: lease).start()
def ready   = session.awaitReady(10.minutes) { progress it }

println "session $session.id"
println "host    $ready.hostname"
println "until   ${ready.properties.expiresAt.get()}"
