// The session page's nine steps in the fluent words, as they are in Java too. Compare walkthrough.groovy.
//
//   ./shell/arr scripts/walkthrough-fluent.groovy

step 1, 'Choose an endpoint'
def place = env.ARR_ENDPOINT ?: 'westus2'           // a region, or the address of any server
println "endpoint          : $place"

step 2, 'Set accountId and accountKey'
def client = arr.account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')).region(place)
println client

step 3, 'Request a token'                           // optional: a call that needs one fetches it
println client.token()
show TOKEN

step 4, 'Create a session'
def session = client.session().size(STANDARD).lease(hours(4)).start()
onExit { session.stop() }                           // stopping twice is no error
show CREATE

step 5, 'Store sessionId'
def sessionId = session.id
println "sessionId         : $sessionId"

step 6, 'Update the session'
session.extendLeaseTo(5.hours)                      // a total; extendLeaseBy(1.hours) adds
show UPDATE

step 7, 'Get active sessions'
table client.sessions()
show LIST

step 8, 'Get the session\'s properties'
def ready = session.awaitReady(10.minutes) { progress it }
def seen  = ready.properties
assert seen.status == READY && seen.maxLeaseTime == 5.hours
println "renders on        : $ready.hostname"
show PROPERTIES

step 9, 'Stop the session'
session.stop()
show STOP

void step(int number, String title) {
    println "${number == 1 ? '' : '\n'}$number. $title"
}
