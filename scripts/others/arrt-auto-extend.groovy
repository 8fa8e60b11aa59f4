#!/usr/bin/env arr
// The option "auto-extend" of ARRT, the Azure Remote Rendering Toolkit: whenever less than N minutes are left, the lease
// becomes what has elapsed and N minutes and one.
//
//   arr scripts/others/arrt-auto-extend.groovy [hours of work] [N]

int hours = args.length > 0 ? args[0] as int : 2
int n     = args.length > 1 ? args[1] as int : 10
def end   = now + hours.hours

def session = client.session().size(STANDARD).lease(30.minutes).start()
onExit { session.stop() }                                    // at its end ARRT asks: keep or stop
session.awaitReady()

int extended = 0
while (now < end) {
    def seen = session.properties
    if (seen.remaining <= n.minutes) {
        session.extendLeaseTo(seen.elapsed + (n + 1).minutes)
        extended++
    }
    sleep 1.minutes
}
println "extended $extended times"
