package dev.arrshell.internal.script.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The text of a script and where it comes from. Immutable.
 *
 * @param name its name in messages: a path as it was written, {@code -e}, {@code -}
 * @param text the script
 */
public record ScriptSource(String name, String text) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Drops a byte order mark. */
    public ScriptSource {
        Objects.requireNonNull(name, "name");
        text = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /**
     * Reads a file.
     *
     * @throws CharacterCodingException if it is not UTF-8; the message has line and column
     * @throws IOException if it cannot be read
     */
    public static ScriptSource read(Path file) throws IOException {
        return decode(file.toString(), Files.readAllBytes(file));
    }

    /**
     * Reads bytes in UTF-8.
     *
     * @throws CharacterCodingException if it is not UTF-8; the message has line and column
     */
    public static ScriptSource decode(String name, byte[] bytes) throws CharacterCodingException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String read = out.flip().toString();
        if (result.isError()) {
            throw new NotUtf8Exception(name, read, bytes[in.position()]);
        }
        return new ScriptSource(name, read);
    }

    /** A line of the text, counted from 1; empty if there is no such line. */
    public String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The last part of the name, which stands in stack traces: {@code walk.groovy}. */
    public String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** Names the place of the first byte that is not UTF-8. */
    private static final class NotUtf8Exception extends CharacterCodingException {

        private static final long serialVersionUID = 1L;

        private final String message;

        NotUtf8Exception(String name, String before, byte wrong) {
            long line = before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            message = String.format(
                    "%s:%d:%d: not UTF-8: byte 0x%02X does not belong to a character. Save the file as UTF-8",
                    name, line, column, wrong);
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
