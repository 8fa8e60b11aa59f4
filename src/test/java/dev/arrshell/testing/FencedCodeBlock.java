package dev.arrshell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code in a page of documentation.
 *
 * @param language what stands behind the three back quotes, empty for nothing
 * @param text the block's lines
 */
public record FencedCodeBlock(String language, String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)$\\n(.*?)^```$");

    /** All blocks of a page, in order. */
    public static List<FencedCodeBlock> in(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page))
                    .results()
                    .map(block -> new FencedCodeBlock(block.group(1), block.group(2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of a page in one language. */
    public static List<FencedCodeBlock> in(Path page, String language) {
        return in(page).stream()
                .filter(block -> block.language.equals(language))
                .toList();
    }

    /** The command of a console block: what follows the prompt in its first line. */
    public String command() {
        return text.lines().findFirst().orElse("").replaceFirst("^\\$ ", "");
    }

    /** What a console block shows below its command. */
    public String shown() {
        return text.substring(text.indexOf('\n') + 1);
    }
}
