package dev.arrshell.internal.repl.syntax

import dev.arrshell.internal.repl.terminal.HighlighterFactory
import dev.arrshell.internal.view.layout.Palette
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
    }

    def "#typed is code"() {
        expect:
        PromptInput.parse(typed).command().empty

        where:
        typed << ['x', '/a+/', '/foo bar/', 'x ? 1 : 2', '', 'a\n:b', 'label: for (;;) { }', '1 / 2', '.foo()']
    }

    def "a theme colours whatever the rules name, and takes nothing away"() {
        given:
        def rules = HighlighterFactory.highlighter(theme)

        expect:
        code.every { rules.reset().highlight(it).toString() == it }
        code.every { rules.reset().highlight(it).toAnsi() != it }

        where:
        theme << [Palette.DARK, Palette.LIGHT]
        code = [
                'c = client.session(size: PREMIUM)',
                "'text' // comment",
                'def f(int n) { return "a$n" + 4.5 }',
                '/* a */ b.c(d)',
                ':save walk.groovy',
                'createSession(size: STANDARD, lease: 4.hours)',
        ]
    }

    def "every name that the rules colour has a colour in #theme"() {
        given:
        def names = HighlighterFactory.getResource('arr.nanorc').text.readLines().findResults { it =~ /^([A-Z]+):/ ? (it =~ /^([A-Z]+):/)[0][1] : null }.toSet()
        def styles = HighlighterFactory.getResource("themes/${theme}.nanorctheme").text.readLines().findAll { it && !it.startsWith('#') }.collect { it.split(/\s+/)[0] }.toSet()

        expect:
        names == styles
        !names.empty

        where:
        theme << ['dark', 'light']
    }
}
