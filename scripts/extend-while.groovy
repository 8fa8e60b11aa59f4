#!/usr/bin/env arr
// Extends a lease a quarter of an hour at a time, for as long as there is work, so that a script that crashes
// costs half an hour and not a whole night.
//
//   arr scripts/extend-while.groovy [hours of work]

int hours = args ? args[0] as int : 6
def end   = now + hours.hours
def busy  = { now < end }                            // your condition: a queue with jobs, a file that is there

def session = client.session().size(PREMIUM).lease(30.minutes).start()
onExit { session.stop() }
session.awaitReady(10.minutes) { progress it }

while (busy()) {
    if (session.properties.remaining < 15.minutes) {
        def lease = session.extendLeaseBy(15.minutes).maxLeaseTime
        println "extended to ${lease.toMinutes()} minutes"
    }
    sleep 5.minutes                                  // of virtual time on the emulator: try it with --rehearse
}
