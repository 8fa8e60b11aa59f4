package dev.arrshell.model

import spock.lang.Specification

class NearestSpec extends Specification {

    static final WORDS = ['session', 'sessions', 'size', 'lease', 'start', 'awaitReady', 'id']

    def "'#typed' means #meant"() {
        expect:
        Nearest.to(typed, WORDS) == Optional.ofNullable(meant)

        where:
        typed        || meant
        'session'    || 'session'
        'sesion'     || 'session'
        'sessionss'  || 'sessions'
        'SESSION'    || 'session'
        'lesae'      || 'lease'
        'strat'      || 'start'
        'szie'       || 'size'
        'awaitready' || 'awaitReady'
        'waitRedy'   || 'awaitReady'
        'di'         || 'id'
        'ix'         || 'id'
        'xy'         || null
        'stop'       || null
        'lasagne'    || null
        ''           || null
    }

    def 'of two that are equally near the first known is taken'() {
        expect:
        Nearest.to('cat', ['bat', 'hat']) == Optional.of('bat')
        Nearest.to('cat', ['hat', 'bat']) == Optional.of('hat')
    }

    def 'among no words there is none'() {
        expect:
        Nearest.to('session', []).isEmpty()
    }
}
