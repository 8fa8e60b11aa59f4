package dev.arrshell.internal.syntax

import spock.lang.Specification

class PromptInputSpec extends Specification {

    def "#typed is the command #name with #arguments"() {
        when:
        def command = PromptInput.parse(typed).command().get()

        then:
        [command.name(), command.arguments()] == [name, arguments]

        where:
        typed                     || name     | arguments
        ':help'                   || 'help'   | ''
        ':http 3'                 || 'http'   | '3'
        '  :save a b.groovy '     || 'save'   | 'a b.groovy'
        '/help'                   || 'help'   | ''
        '/load /tmp/x.groovy'     || 'load'   | '/tmp/x.groovy'
        's?'                      || 'help'   | 's'
        'c.session().lease?'      || 'help'   | 'c.session().lease'
        '?lease total'            || 'help'   | 'lease total'
        '?'                       || 'help'   | ''
        'arr emu> :http'          || 'http'   | ''
        ':time  "a" + 1 '         || 'time'   | '"a" + 1'
        ':ti xs.each {\n it\n}'   || 'ti'     | 'xs.each {\n it\n}'
        ':time'                   || 'time'   | ''
    }

    def "#typed needs more lines: #more"() {
        expect:
        PromptInput.parse(typed).needsMore() == more

        where:
        typed               || more
        ':time xs.each {'   || true
        ':time xs.each { }' || false
        ':save xs.each {'   || false
        ':time'             || false
    }

    def "#typed is code"() {
        expect:
        PromptInput.parse(typed).command().empty

        where:
        typed << ['x', '/a+/', '/foo bar/', 'x ? 1 : 2', '', 'a\n:b', 'label: for (;;) { }', '1 / 2', '.foo()']
    }
}
