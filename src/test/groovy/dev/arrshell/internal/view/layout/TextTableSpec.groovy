package dev.arrshell.internal.view.layout

import static dev.arrshell.internal.view.ViewSamples.*

import spock.lang.Specification

class TextTableSpec extends Specification {

    static String table(List<List<String>> rows, Screen screen) {
        new TextTable(screen, (0..<rows[0].size()).collect { at ->
            TableColumn.of('c' + at, 9 - at, rows, { row -> row[at] }).cuttable()
        }).text()
    }

    def "a column is as wide as the cells of '#text', however many characters that is"() {
        expect:
        table([[text, 'xx'], ['1234', 'xx']], screen(40)).readLines()*.with { line -> CELLS.width(line) }.unique() == [9]

        where:
        text << ['1234', '日本', '🚀🚀', 'e\u0301e\u0301e\u0301e\u0301', 'Ärär', '\uE000\uF8FF12']
    }

    def "a text is cut at a whole character and ends in an ellipsis: #shown"() {
        expect:
        table([[text]], screen(20)).readLines()[1] == ' ' + shown

        where:
        text                     || shown
        'a' * 20                 || 'a' * 18 + '…'
        '日' * 10                || '日' * 9 + '…'
        'a' + '日' * 10          || 'a' + '日' * 8 + ' …'
        'e\u0301' * 20           || 'e\u0301' * 18 + '…'
    }

    def "a colour is around the words alone, and no line ends in blanks"() {
        given:
        def column = TableColumn.styled('name', 1, [' a b ', ''], { it }, { TextStyle.GOOD })

        expect:
        new TextTable(screen(40, false, Palette.DARK), [column]).text() ==
                ' \u001b[1mname\u001b[0m\n  \u001b[92ma b\u001b[0m'
    }
}
