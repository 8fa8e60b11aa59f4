#!/usr/bin/env arr
// A render farm for the night: starts n servers at once, distributes the frames, stops all of them.
//
//   arr scripts/render-farm.groovy [servers] [frames]
//
// To see beforehand what a night costs: arr --rehearse --price-standard 3.50 scripts/render-farm.groovy 8 960

int servers = args.length > 0 ? args[0] as int : 3
int frames  = args.length > 1 ? args[1] as int : 720

def farm = (1..servers).collect { client.session().size(STANDARD).lease(8.hours).startAsync() }*.join()
onExit { farm*.stop() }

def hosts = farm*.awaitReadyAsync(10.minutes)*.join()*.hostname
println "$servers servers are ready"

(1..frames).collate(servers).each { round ->         // a frame for every server
    round.eachWithIndex { frame, server -> send frame, hosts[server] }
    sleep 1.minutes                                  // until they are rendered
}
println "$frames frames are rendered"

void send(int frame, String host) {
    // Your renderer connects to the host here and renders the frame.
}
