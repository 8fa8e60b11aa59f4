package dev.arrshell.internal.cli.console

import dev.arrshell.pool.PoolException
import java.util.concurrent.ExecutionException
import spock.lang.Specification

class ExitCodesSpec extends Specification {

    def "a pool's failure of kind #kind ends a run with #code"() {
        given:
        def failure = new PoolException(kind, 'a sentence', null)

        expect:
        ExitCodes.of(failure) == code
        ExitCodes.of(new ExecutionException(failure)) == code

        where:
        kind                           | code
        PoolException.Kind.LATE        | 6
        PoolException.Kind.BUDGET      | 2
        PoolException.Kind.CLOSED      | 2
        PoolException.Kind.INTERRUPTED | 130
        PoolException.Kind.NOT_STOPPED | 5
    }
}
