package dev.arrshell.model

import static dev.arrshell.model.SessionStatus.*

import spock.lang.Specification

class SessionStatusSpec extends Specification {

    def '#status is written #wire, read in any case, and #nature'() {
        expect:
        status.toWire() == wire
        [wire, wire.toLowerCase(), wire.toUpperCase(), " $wire ".toString()].every { SessionStatus.fromWire(it) == status }
        status.terminal == (nature == 'final')

        where:
        status   | wire       || nature
        STARTING | 'Starting' || 'passing'
        READY    | 'Ready'    || 'passing'
        STOPPING | 'Stopping' || 'passing'
        STOPPED  | 'Stopped'  || 'final'
        EXPIRED  | 'Expired'  || 'final'
        ERROR    | 'Error'    || 'final'
        UNKNOWN  | 'Unknown'  || 'passing'
    }

    def 'every status has its row above'() {
        expect:
        values().size() == 7
    }

    def "a status of a later version, '#text', is unknown and no error"() {
        expect:
        SessionStatus.fromWire(text) == UNKNOWN

        where:
        text << [null, '', 'Hibernating', 'Ready!', 'READY_']
    }

    def 'the case rules of no language matter'() {
        given:
        def before = Locale.default
        Locale.default = Locale.forLanguageTag('tr')

        expect:
        SessionStatus.fromWire('EXPIRED') == EXPIRED
        SessionStatus.fromWire('STARTING') == STARTING

        cleanup:
        Locale.default = before
    }
}
