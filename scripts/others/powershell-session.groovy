#!/usr/bin/env arr
// RenderingSession.ps1 without a switch: creates a session, polls until it is ready or has failed, prints its properties.
//
//   arr --on-exit keep scripts/others/powershell-session.groovy [vmSize] [maxLeaseTime]

def size  = args.length > 0 ? args[0] : 'standard'           // -VmSize
def lease = args.length > 1 ? args[1] : '4:0:0'              // -MaxLeaseTime hh:mm:ss

def session = client.session(size: size, lease: lease).start()
println "sessionId: $session.id"

def begun = now
def seen = session.awaitReady(10.minutes) { progress it }.properties
[sessionId                 : seen.id,
 elapsedTimeMinutes        : seen.elapsed.toMinutes(),
 sessionHostname           : seen.hostname.get(),
 arrInspectorPort          : seen.inspectorPort.asInt,
 handshakePort             : seen.handshakePort.asInt,
 sessionMaxLeaseTimeMinutes: seen.maxLeaseTime.toMinutes(),
 sessionSize               : seen.size.toWire(),
 sessionStatus             : seen.statusText].each { name, value -> println "$name: $value" }
println "Time elapsed: ${java.time.Duration.between(begun, now).toSeconds()} s"
