package dev.arrshell.internal.repl

/** A picture of a terminal's screen: an SVG with a text for each run of characters of one colour. */
final class ScreenPicture {

    private static final int COLUMN = 9
    private static final int LINE = 20
    private static final int MARGIN = 14
    private static final int BASELINE = 15
    private static final String PAPER = '#1b1f24'
    private static final String INK = '#d8dee6'

    private ScreenPicture() {}

    /** The first rows of a screen, whose cells are as JLine's screen tells them. */
    static String svg(long[] cells, int width, int rows, String title) {
        def height = rows * LINE + 2 * MARGIN
        def texts = (0..<rows).collectMany { row ->
            runs((0..<width).collect { cells[row * width + it] }).collect { column, attributes, words ->
                int x = MARGIN + column * COLUMN
                int y = MARGIN + row * LINE + BASELINE
                "<text x='$x' y='$y' textLength='${words.length() * COLUMN}'${style(attributes)}>${escaped(words)}</text>"
            }
        }
        """\
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * COLUMN + 2 * MARGIN} $height" font-size="15"
                font-family="ui-monospace, Menlo, Consolas, monospace" fill="$INK">
            <title>${escaped(title)}</title>
            <rect width="100%" height="100%" rx="8" fill="$PAPER"/>
            """.stripIndent() + texts.join('\n') + '\n</svg>\n'
    }

    /** One of red, green and blue, none of which is so dark that it cannot be read on the paper. */
    private static String light(long shade) {
        Long.toHexString(5 + ((shade & 0xf) * 10).intdiv(15))
    }

    /** The lines of a picture, without its marks. */
    static String text(String svg) {
        def runs = (svg =~ /<text x='(\d+)' y='(\d+)'[^>]*>([^<]*)<\/text>/).collect { [it[1] as int, it[2] as int, it[3]] }
        runs.groupBy { it[1] }.values().collect { row ->
            row.inject('') { line, run -> line.padRight((run[0] - MARGIN).intdiv(COLUMN)) + run[2] }
        }.join('\n').replace('&lt;', '<').replace('&amp;', '&')
    }

    private static String escaped(String text) {
        text.replace('&', '&amp;').replace('<', '&lt;')
    }

    /** Column, attributes and text of each run without several blanks. */
    private static List<List> runs(List<Long> cells) {
        def runs = []
        cells.eachWithIndex { cell, column ->
            def attributes = cell >>> 32
            if (runs && runs[-1][1] == attributes) {
                runs[-1][2] += character(cell)
            } else {
                runs << [column, attributes, character(cell)]
            }
        }
        // A picture shows several blanks as one.
        runs.collectMany { column, attributes, words ->
            (words =~ /\S+(?: \S+)*/).results().map { [column + it.start(), attributes, it.group()] }.toList()
        }
    }

    private static String character(long cell) {
        new String(Character.toChars((int) (cell & 0xffffffffL) ?: 32))
    }

    /** JLine's attributes: 0xYXFFFBBB, with bold as bit 3 of X, a colour as bit 0 of Y and its red, green, blue in FFF. */
    private static String style(long attributes) {
        def colour = attributes & 0x10000000L ? " fill='#${light(attributes >> 20)}${light(attributes >> 16)}${light(attributes >> 12)}'" : ''
        attributes & 0x08000000L ? colour + " font-weight='bold'" : colour
    }
}
