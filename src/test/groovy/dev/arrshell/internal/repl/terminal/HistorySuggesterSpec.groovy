package dev.arrshell.internal.repl.terminal

import org.jline.reader.LineReaderBuilder
import org.jline.reader.impl.history.DefaultHistory
import org.jline.terminal.impl.DumbTerminal
import spock.lang.Specification

class HistorySuggesterSpec extends Specification {

    DefaultHistory history = new DefaultHistory()

    def setup() {
        history.attach(LineReaderBuilder.builder().history(history)
                .terminal(new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())).build())
        ['s = client.session().size(PREMIUM)', 's.stop()', 'secret', 'x = 1\nx + 1', 'x = 2', "accountKey = 'abcdef'", 'password = "****"',
         "a = account('id', secret('ARR_ACCOUNT_KEY'))"].each { history.add(it) }
    }

    def "after '#typed' '#rest' is suggested"() {
        expect:
        HistorySuggester.rest(history, typed) == rest

        where:
        typed           || rest
        's'             || 'ecret'
        's.'            || 'stop()'
        's = client.'   || 'session().size(PREMIUM)'
        'x'             || ' = 2'
        'x = 1'         || ''
        'x = 2'         || ''
        'x = 1\nx'      || ''
        'S.'            || ''
        ''              || ''
        ' '             || ''
        'accountKey ='  || ''
        'password'      || ''
        'a ='           || " account('id', secret('ARR_ACCOUNT_KEY'))"
    }

    def "the first word of '#rest' is '#word'"() {
        expect:
        HistorySuggester.firstWord(rest) == word

        where:
        rest                   || word
        'ession().size(4) + 1' || 'ession'
        '().size(4) + 1'       || '().size'
        '(4) + 1'              || '(4'
        ')'                    || ')'
        ''                     || ''
    }
}
