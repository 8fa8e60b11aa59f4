package dev.arrshell.internal.repl.terminal

import spock.lang.Specification

class LineIndentationSpec extends Specification {

    def "after '#source' the next line has #next blanks, and a bracket that closes #closer; -1 leaves it alone"() {
        expect:
        LineIndentation.ofNext(source) == ' ' * next
        LineIndentation.ofCloser(source).map { it.length() }.orElse(-1) == closer

        where:
        source                          || next | closer
        ''                              || 0    | -1
        'x = 1'                         || 0    | -1
        'def f(x) {'                    || 2    | 0
        'f(['                           || 2    | 0
        'f([1, 2],'                     || 2    | 0
        'def f(x) {\n  g(x,'            || 4    | 2
        'def f(x) {\n  g(x,\n    2)'    || 2    | 0
        'def f(x) {\n    g(x) {'        || 6    | 4
        'def f(x) {\n  x\n}'            || 0    | -1
        'x = """{'                      || 0    | -1
        'f { """ab'                     || 0    | -1
        'f { "ab {" '                   || 2    | 0
        'f { // {'                      || 2    | 0
        ')'                             || 0    | -1
    }
}
