package dev.arrshell.internal.service.binding;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** Parser of header lines that refuses what RFC 9110 does not allow in a name or a value. */
final class StrictLineParser extends BasicLineParser {

    static final StrictLineParser STRICT = new StrictLineParser();

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final char TAB = '\t';
    private static final char SPACE = ' ';
    private static final char DELETE = 0x7f;

    private StrictLineParser() {}

    @Override
    public Header parseHeader(CharArrayBuffer line) throws ParseException {
        Header header = super.parseHeader(line);
        boolean indented = line.charAt(0) == SPACE || line.charAt(0) == TAB;
        if (indented || !isToken(header.getName()) || !isText(header.getValue())) {
            throw new ParseException("invalid header field");
        }
        return header;
    }

    /** Whether a text may be a method or the name of a header field. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(StrictLineParser::isTokenCharacter);
    }

    private static boolean isTokenCharacter(int character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || TOKEN_MARKS.indexOf(character) >= 0;
    }

    private static boolean isText(String value) {
        return value.chars().allMatch(character -> character >= SPACE && character != DELETE || character == TAB);
    }
}
