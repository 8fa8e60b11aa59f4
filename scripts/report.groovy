#!/usr/bin/env arr
// All running sessions in every region, as CSV. It only reads and changes nothing.
//
//   arr scripts/report.groovy [region…] > sessions.csv

def regions = args ? args.toList() : Region.NAMES
def mine    = arr.account(accountId, accountKey)

println 'region,id,status,size,lease minutes,elapsed minutes,remaining minutes,host'
regions.each { name ->
    mine.region(name).sessions().each { seen ->
        def minutes = [seen.maxLeaseTime, seen.elapsed, seen.remaining]*.toMinutes()
        println(([name, seen.id, seen.statusText, seen.size.toWire()] + minutes + seen.hostname.orElse('')).join(','))
    }
}
