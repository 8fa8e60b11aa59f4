package dev.arrshell.internal.repl.terminal

import dev.arrshell.internal.script.vocabulary.Vocabulary
import dev.arrshell.internal.view.layout.Palette
import spock.lang.Specification

class HighlighterFactorySpec extends Specification {

    def "#theme colours code and preserves its text"() {
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

    def "every variable and constant of the vocabulary is coloured: #word"() {
        expect:
        HighlighterFactory.highlighter(Palette.DARK).reset().highlight(word).toAnsi() != word

        where:
        word << Vocabulary.all().findAll { !it.isMethod() }*.name()
    }
}
