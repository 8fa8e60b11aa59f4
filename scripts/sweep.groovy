#!/usr/bin/env arr
// Finds forgotten sessions: ready for longer than a working day. They are billed until they are stopped.
//
//   arr scripts/sweep.groovy [longest]              shows them
//   arr scripts/sweep.groovy [longest] stop         stops them, also those that others started

def longest   = Lease.parse(args ? args[0] : '8h').total()
def forgotten = client.sessions().findAll { it.status == READY && it.elapsed > longest }

table forgotten
if ('stop' in args) {
    forgotten.each { client.session(it.id).stop() }
    println "stopped ${forgotten.size()}"
}
