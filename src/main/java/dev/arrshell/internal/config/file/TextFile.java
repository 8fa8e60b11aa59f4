package dev.arrshell.internal.config.file;

import dev.arrshell.internal.config.value.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reader of small text files. Its messages name the file and never quote its content. */
final class TextFile {

    private static final int LONGEST = 1 << 20;

    private TextFile() {}

    /** The file's text without a byte order mark. */
    static String read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("there is no file " + file);
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + reason(e));
        }
    }

    static String read(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LONGEST);
        if (bytes.length == LONGEST) {
            throw new ConfigurationException(name + " is longer than a megabyte: it cannot be a configuration file");
        }
        return decoded(bytes, name);
    }

    private static String decoded(byte[] bytes, String name) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(name + " is not UTF-8: save it as UTF-8");
        }
    }

    /** Why a file cannot be read or written, in words. */
    static String reason(IOException e) {
        return e instanceof AccessDeniedException ? "access denied" : String.valueOf(e.getMessage());
    }
}
