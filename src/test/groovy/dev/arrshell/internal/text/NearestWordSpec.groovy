package dev.arrshell.internal.text

import spock.lang.Specification

class NearestWordSpec extends Specification {

    static final WORDS = ['session', 'sessions', 'size', 'lease', 'start', 'awaitReady', 'id']

    def "'#typed' means #meant"() {
        expect:
        NearestWord.to(typed, WORDS) == Optional.ofNullable(meant)

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
        NearestWord.to('cat', ['bat', 'hat']) == Optional.of('bat')
        NearestWord.to('cat', ['hat', 'bat']) == Optional.of('hat')
    }

    def 'among no words there is none'() {
        expect:
        NearestWord.to('session', []).isEmpty()
    }
}
