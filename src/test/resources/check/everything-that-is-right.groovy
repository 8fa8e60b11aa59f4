#!/usr/bin/env arr
import groovy.transform.Field
import java.time.Instant

@Field int total = 0
@Field Map<String, Object> seenOnes = [:]

class Farm {
    def client
    List<Session> sessions = []
    void start(int n) { n.times { sessions << client.session(size: STANDARD, lease: '1:0:0').start() } }
    def missing() { other() }
    def other() { 1 }
}

def sizes = args ? args*.toUpperCase() : ['STANDARD']
int n = args ? args[0] as int : 3
def (a, b) = [1, 'two']
(c, d) = [3, 4]
println a + c + d
println b.toString()
client = arr.account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region(env.ARR_REGION ?: 'westus2')
def many = (1..n).collect { client.session().size(STANDARD).lease(4.hours).start() }
onExit { many*.stop() }
def ready = many.collect { it.awaitReady(10.minutes) { p -> progress p } }
println ready*.hostname.join(', ')
println ready.collect { it.hostname }
ready.each { ReadySession r -> println "$r.hostname ${r.properties.status} ${r.snapshot.elapsed.toMinutes()}" }
def byStatus = sessions().groupBy { it.status }
byStatus.each { status, list -> println "$status: ${list.size()}" }
def left = sessions().findAll { it.remaining < 20.minutes }.sort { it.elapsed }
left.each { p -> client.session(p.id).extendLeaseBy(1.hours) }
while (sessions().any { it.status == STARTING }) { sleep 1000; total += 1 }
try { session.extendLeaseTo(5.hours) } catch (SessionExpiredException | SessionStoppedException e) { println e.message } finally { println 'x' }
try { client.sessions() } catch (ArrException e) { println e.failure().status() ; throw e }
json([count: total, ids: sessions()*.id*.toString()])
table sessions().findAll { it.size == PREMIUM }
def slurped = new ConfigSlurper().parse('a { b = 1 }')
println slurped.a.b + 1
new NodeBuilder().farm { name 'x'; sessions many.size() }
println new Expando(a: 1).a
def w = new StringWriter()
w << 'hello'
def f = new File('x.csv')
f.withWriter { out -> out.println 'id,status'; sessions().each { out.println "$it.id,$it.status" } }
new File('y').text = 'x'
println f.text.readLines()*.split(',').collect { it[0] }
helper = { x -> x * 2 }
println helper(3)
println helper.call(3)
def config = [name: 'x', nested: [deep: 1]]
println config.nested.deep + config.name.size()
config.each { k, v -> println "$k=$v" }
Duration budget = 2.hours + 30.minutes
if (budget > 1.hours && budget.toMinutes() > 3) println "ok ${budget}"
println(-1.hours)
println 1.hour + 2.minute + "${1.second}"
session.extendLeaseTo("${2 + 3}h"); session.awaitReady('10m') { progress it }; emulator.clock().advance('4:0:0')
println "on ${session.properties.hostname}" + session.properties.hostname.orElse('')
def until = Instant.now() + 4.hours
println until > Instant.now()
switch (session.properties.status) { case READY: println 'r'; break; case STARTING: case STOPPED: println 's'; break; default: println '?' }
def x = n > 2 ? client : null
x?.sessions()?.each { println it.message.orElse('none') }
def s = client.session(size: PREMIUM, lease: 2.hours).start()
s = s.awaitReady()
println s.hostname
session = s
println session.hostname
sessionId = 'd31bddca-dab7-498e-9bc9-7594bc12862f'
println session.properties.hostname.orElse('-')
println properties.status
println http.status; show http; show CREATE
println http(LIST)?.status
println token.expiresIn.toHours() + requestToken().expiresIn.toMinutes()
println accountId == '11111111-1111-1111-1111-111111111111'
println session.id == 'abc' || session.id.value() == 'x'
assert sessions()*.id == [session.id]
def keeper = session.keepAlive(15.minutes, 8.hours) { println it }
keeper.close()
def futures = (1..3).collect { client.session().size(STANDARD).lease('1:0:0').startAsync() }
def started = futures*.join()
println started*.id
println started.collectEntries { [(it.id.toString()): it.properties.status] }
def total2 = sessions().sum { it.elapsed.toMinutes() } ?: 0
println total2 / 60
println "%s %d".formatted('a', 1)
String line = "a,b"
def parts = line.split(',')
println parts[0].toUpperCase() + parts.length
def m = line =~ /(\w),(\w)/
if (m) println m[0][1]
if (line ==~ /x/) println 1
for (p in sessions()) { println p.id }
for (int i = 0; i < 3; i++) { println i }
sessions().eachWithIndex { p, i -> println "$i $p.id" }
def fn(Session it, n = 1) { it.stop(); n }
fn(session)
void typed(String place) { println region(place).endpoint }
typed 'westus2'
def anything(v) { v.foo.bar(1) }
anything([foo: 1])
def farm = new Farm(client: client)
farm.start 3
farm.sessions.each { it.stop() }
println farm.sessions*.id
['westus2', 'eastus'].find { place -> try { region place; true } catch (IllegalArgumentException e) { false } }
def regions = [Region.parse('westus2'), 'eastus']
regions.each { client = account(accountId).region(it) }
println SessionSize.values()*.name()
println SessionSize.parse('premium')
println Lease.parse('4:0:0').total()
println client.session('abc').lastSeen.map { it.status }.orElse(null)
def stats = sessions().countBy { it.size }
println stats[PREMIUM] ?: 0
client.sessions().find { it.id == 'x' }?.with { println it.status; println status }
endPoint = env.ARR_ENDPOINT ?: 'https://remoterendering.westus2.mixedreality.azure.com'
def now = System.currentTimeMillis()
Thread.start { println 'x' }.join()
Closure<Integer> twice = { int v -> v * 2 }
println twice(2)
def list = []
list << 1
list.add('x')
println list.size()
def map = [:].withDefault { 0 }
map['a'] += 1
map.b = 2
println map.a + map.b
int code = sessions().empty ? 0 : 1
if (code) System.exit(code)
println 'a'.padRight(20) + 'b' * 3
def sb = new StringBuilder(); sb << 'x'; println sb
println env.HOME?.length()
println "${ -> 3 }"
println 10.minutes.toSeconds()
println hours(4).plus(minutes(3))
session.awaitReady 10.minutes
def robot = client.conversion().input('https://mine.example/models', 'robot.fbx').output('https://mine.example/out')
        .inputFolder('a').outputFile('robot.arrAsset').inputAccess(secret('ARR_INPUT_SAS')).outputAccess(env.ARR_OUTPUT_SAS).start()
println robot.awaitSucceeded(20.minutes).outputAsset
println robot.awaitSucceeded('20m') { println it.statusText }.message
println robot.lastSeen.map { it.status == SUCCEEDED }.orElse(false)
println client.conversions.findAll { it.status in [FAILED, CANCELLED] }*.id
println client.conversion(input: 'https://mine.example/models', asset: 'robot.fbx', output: 'https://mine.example/out').spec.input()
ConversionProperties seen = client.conversion('robot').properties
println seen.creationTime
client.session().size PREMIUM lease 4.hours
