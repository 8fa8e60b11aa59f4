#!/usr/bin/env arr
// RemoteRenderingService.cs of Microsoft's Showcase for Unity renews a lease 20 minutes before its end by 20 minutes, as long
// as the application is connected. The keeper of the language does that in the background, by the service's own time.
//
//   arr scripts/others/showcase-auto-renew.groovy [hours connected]

int hours = args ? args[0] as int : 3

def session = client.session().size(STANDARD).lease(1.hours).start()
onExit { session.stop() }
session.awaitReady()

int renewed = 0
session.keepAlive(20.minutes, 8.hours) { renewed++ }         // keep 20 minutes, up to 8 hours in all
sleep hours.hours                                            // connected
println "renewed $renewed times, now ${session.properties.maxLeaseTime.toMinutes()} minutes"
