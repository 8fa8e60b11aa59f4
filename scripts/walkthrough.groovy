// The session page's walk-through, in the page's own words: nine steps, each building on the ones before.
//
//   ./shell/arr scripts/walkthrough.groovy
//
// With nothing configured an emulator inside the process answers. To use a server of your own, set ARR_ENDPOINT, ARR_STS,
// ARR_ACCOUNT_ID and ARR_ACCOUNT_KEY. Compare walkthrough-fluent.groovy, which does the same in one chain.

step 1, 'Choose an endpoint'
endPoint = env.ARR_ENDPOINT ?: 'https://remoterendering.westus2.mixedreality.azure.com'
println "endPoint          : $endPoint"

step 2, 'Set accountId and accountKey'
accountId  = env.ARR_ACCOUNT_ID
accountKey = secret('ARR_ACCOUNT_KEY')              // never a key in a script
println "accountId         : $accountId"
println "accountKey        : $accountKey"

step 3, 'Request a token'
requestToken()
show TOKEN

step 4, 'Create a session'
createSession(size: STANDARD, lease: '4:0:0', models: [])
onExit { stopSession() }                            // whatever happens: it is billed while it runs
show CREATE

step 5, 'Store sessionId'
println "sessionId         : $sessionId"

step 6, 'Update the session'
updateSession(lease: '5:0:0')                       // a total since the start, not five hours more
show UPDATE

step 7, 'Get active sessions'
sessions()
show LIST

step 8, 'Get the session\'s properties'
session.awaitReady(10.minutes) { progress it }      // the page's answer says Ready, which takes a while
properties()
show PROPERTIES

step 9, 'Stop the session'
stopSession()
show STOP

void step(int number, String title) {
    println "${number == 1 ? '' : '\n'}$number. $title"
}
