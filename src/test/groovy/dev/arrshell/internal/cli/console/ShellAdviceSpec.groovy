package dev.arrshell.internal.cli.console

import static dev.arrshell.model.Operation.*
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.Arr
import dev.arrshell.ArrOptions
import dev.arrshell.error.*
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionStatus
import spock.lang.Specification

/** The messages of the library, as a person at a command line reads them. */
class ShellAdviceSpec extends Specification {

    static final ID = SessionId.parse('s-1')

    private static Failure failure(Operation operation, SessionStatus status = SessionStatus.STARTING) {
        Failure.unanswered(operation, '', '', SendState.ANSWERED).withLastSeen(SessionProperties.builder(ID, status).build())
                .withWaited(new WaitStats(1, minutes(1), ''))
    }

    def "#failure.class.simpleName tells #advice"() {
        given:
        def message = ShellAdvice.translate(failure.message)

        expect:
        message.contains(advice)
        !(message =~ /client\.|\w\(…?\)|Duration|flag|thread|builder/)

        where:
        failure                                                                            || advice
        new WaitTimeoutException(failure(PROPERTIES), null)                                || 'arr session wait s-1 or stop s-1. To wait longer: --timeout.'
        new WaitCancelledException(failure(PROPERTIES), null)                              || 'The session goes on, and is billed once it is ready: arr session wait s-1 or stop s-1'
        new StartUncertainException(failure(CREATE), [], null)                             || 'Look: arr session get s-1; stop it: arr session stop s-1'
        new StartUncertainException(unnamed(), [], null)                                   || 'look with arr session list in a minute; stop it: arr session stop ID'
        new StartUncertainException(unnamed(), [ID, SessionId.parse('s-2')], null)            || 'Stop yours: arr session stop ID'
        new LeaseNotExtendedException(failure(UPDATE))                                     || 'to add time: arr session update ID --by TIME.'
        SessionEndedException.of(failure(PROPERTIES, SessionStatus.STOPPED))               || 'A new one: arr session start'
        new CallInterruptedException(failure(STOP), null)                                  || 'could not stop the session: interrupted.'
        new CallInterruptedException(unnamed(), null)                                      || 'look with arr session list.'
        plainHttp()                                                                        || 'use https (nothing was sent)'
    }

    private static Failure unnamed() {
        Failure.unanswered(CREATE, '', '', SendState.UNANSWERED)
    }

    private static Exception plainHttp() {
        try {
            Arr.create(ArrOptions.builder().sts(URI.create('http://example.com')).build()).close()
        } catch (IllegalArgumentException e) {
            return e
        }
    }
}
