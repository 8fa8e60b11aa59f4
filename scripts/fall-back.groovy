#!/usr/bin/env arr
// Asks one region after the other for a server: the service never goes to another region by itself.
//
//   arr --on-exit keep scripts/fall-back.groovy [region…]

def regions = args ? args.toList() : ['westeurope', 'northeurope', 'uksouth']
def mine    = arr.account(accountId, accountKey)

def ready = regions.findResult { name ->
    def session = mine.region(name).session().size(PREMIUM).lease(4.hours).start()
    try {
        session.awaitReady(5.minutes) { progress it }
    } catch (SessionFailedException | WaitTimeoutException e) {   // no server is free there, or none in time
        println "$name: ${e.message.readLines().first()}"
        session.stop()
        null
    }
}
assert ready : "no server in any of $regions"
println "$ready.hostname"
