#!/usr/bin/env arr
// A machine for a night of work, given back in the morning, whatever happens in between: on an emulator, or on real
// machines behind arr serve.
//
//   arr serve --config scripts/serve/desktop.toml     in another terminal, or on another machine
//   arr scripts/night-desktop.groovy [hours]

int hours = args ? args[0] as int : 8
def end   = now + hours.hours

def desktop = client.session().size(STANDARD).lease(30.minutes).start()
onExit { desktop.stop() }
def ready = desktop.awaitReady(10.minutes)
println "connect to ${ready.hostname}:${ready.snapshot.handshakePort.asInt}"

// A crash of this script costs half an hour at most; without one the lease is never used up.
def keeper = desktop.keepAlive(20.minutes, (hours + 1).hours)
while (now < end && !desktop.status().terminal) {
    sleep 10.minutes
}
keeper.close()
println "over after ${desktop.properties.elapsed.toMinutes()} minutes"
