#!/usr/bin/env arr
// A drill: how does a script cope with a failing service? Only an emulator can be made to fail, so this needs one.
//
//   arr --emulator scripts/chaos-drill.groovy

def draft = client.session().size(STANDARD).lease(1.hours)

drill('a throttled wait waits as long as the service says') {
    emulator.on(PROPERTIES).throttle(7.seconds).times(3)
    draft.start().awaitReady().stop()
}

drill('a start whose answer is lost makes one session, not two') {
    def before = client.sessions().size()
    emulator.on(CREATE).dropConnectionAfter().times(1)
    def session = draft.start()
    assert client.sessions().size() == before + 1
    session.stop()
}

drill('tokens that expire early are renewed') {
    emulator.expireTokens()
    client.sessions()
}

drill('a session that fails says why') {
    def doomed = draft.start()
    emulator.session(doomed.id).fail('the GPU is lost')
    expect(SessionFailedException, 'the GPU is lost') { doomed.awaitReady() }
}

drill('a region without servers says so') {
    emulator.capacity(PREMIUM, 0)
    expect(SessionFailedException, 'No server') { client.session().size(PREMIUM).lease(1.hours).start().awaitReady() }
}

void drill(String promise, Closure test) {
    test()
    println "ok  $promise"
}

void expect(Class type, String words, Closure test) {
    try {
        test()
    } catch (ArrException e) {
        assert type.isInstance(e) && e.message.contains(words)
        return
    }
    assert false : "expected a $type.simpleName"
}
