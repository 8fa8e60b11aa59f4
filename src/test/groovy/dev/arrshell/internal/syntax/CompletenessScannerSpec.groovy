package dev.arrshell.internal.syntax

import static dev.arrshell.internal.syntax.Completeness.COMPLETE
import static dev.arrshell.internal.syntax.Completeness.MORE
import static dev.arrshell.internal.syntax.Completeness.SURPLUS
import static dev.arrshell.internal.syntax.Completeness.UNCLOSED

import spock.lang.Specification

class CompletenessScannerSpec extends Specification {

    def "#source.inspect() is #state"() {
        expect:
        CompletenessScanner.scan(source) == state

        where:
        source                                          || state
        ''                                              || COMPLETE
        '   '                                           || COMPLETE
        'client.sessions()'                             || COMPLETE
        'client.session('                               || MORE
        'createSession(size: PREMIUM,'                  || MORE
        'createSession(size: PREMIUM,\n lease: 4.hours)' || COMPLETE
        '[1, 2'                                         || MORE
        'x = [a: 1]'                                    || COMPLETE
        'onExit {'                                      || MORE
        'onExit { it ->'                                || MORE
        'onExit { it -> 1 }'                            || COMPLETE
        'println ")"'                                   || COMPLETE
        "println '('"                                   || COMPLETE
        'println "${'                                   || MORE
        'println "${[1'                                 || MORE
        'println "a ${client.session(")")} b"'          || COMPLETE
        'println "a ${"b ${c} d"} e"'                   || COMPLETE
        'println "\\${"'                                || COMPLETE
        "println '\${('"                                || COMPLETE
        'x = """a'                                      || MORE
        'x = """a\n"b" ('                               || MORE
        'x = """a\n"b" (""" '                           || COMPLETE
        "x = '''a\n\n'b'"                               || MORE
        "x = '''a\n\n'b'''"                             || COMPLETE
        'x = $/a\n'                                     || MORE
        'x = $/a $$ $/ b/$'                             || COMPLETE
        'x = /a(b/'                                     || COMPLETE
        'x = /a\\/(/'                                   || COMPLETE
        'x =~ /(\\d+/'                                  || COMPLETE
        'x = a / b; y = c / (d)'                        || COMPLETE
        'x = (a) / (b'                                  || MORE
        'x = list[0] / 2 / (3)'                         || COMPLETE
        '// ('                                          || COMPLETE
        'a // (\nb'                                     || COMPLETE
        '/* ('                                          || MORE
        '/* ( */ a'                                     || COMPLETE
        '/*/'                                           || MORE
        '#!/usr/bin/env arr'                            || COMPLETE
        'x ='                                           || MORE
        'x = 1 +'                                       || MORE
        'client.'                                       || MORE
        'client?.'                                      || MORE
        'a ? b :'                                       || MORE
        'x++'                                           || COMPLETE
        'x--'                                           || COMPLETE
        'x = 1;'                                        || COMPLETE
        'import java.util.*'                            || COMPLETE
        's?'                                            || COMPLETE
        'if (x)'                                        || MORE
        'if (x) y'                                      || COMPLETE
        'while (f(x))'                                  || MORE
        'do { x++ } while (x < 3)'                      || COMPLETE
        'thing.if (x)'                                  || COMPLETE
        'if (x) { y } else'                             || MORE
        'thing.else'                                    || COMPLETE
        'try'                                           || MORE
        ')'                                             || SURPLUS
        'client.sessions())'                            || SURPLUS
        '[1, 2)'                                        || SURPLUS
        'f({)}'                                         || SURPLUS
        '"${a]}"'                                       || SURPLUS
        "region('westus2"                               || UNCLOSED
        'println "a'                                    || UNCLOSED
        'println "a\nb"'                                || UNCLOSED
        "x = 'a\\'"                                     || UNCLOSED
        'x = /a'                                        || UNCLOSED
    }

    def "the tokens of any text give the text again, and every prefix can be scanned"() {
        expect:
        (0..source.length()).every { end ->
            String prefix = source.substring(0, end)
            SourceLexer.lex(prefix)*.text().join('') == prefix && CompletenessScanner.scan(prefix) in Completeness.values()
        }

        where:
        source << [
            'c = account("a${b + "c${d}"}", \'k\').region(/w/).session(size: PREMIUM) // done',
            'x = $/ $$ $/ /$ + \'\'\'a\n\'b\'\'\' /* c */ ? 1.5e3 : 4.hours ..< 0x1F',
            '}{)(][\'\n"\n/*\u00e9\ud83d\ude00 ${ } """ ${',
        ]
    }
}
