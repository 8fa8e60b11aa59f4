package dev.arrshell.internal.repl.display;

import dev.arrshell.internal.view.layout.Screen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The rest of the last long result, which {@code :more} shows page by page. Thread-safe. */
public final class MorePages {

    private static final char ESCAPE = '\u001b';

    private final Deque<String> rest = new ArrayDeque<>();

    /**
     * Takes a new text in place of the last one.
     *
     * @param text the lines
     * @param screen where they are shown
     * @param rows how many rows of it a page has
     * @return the first page; all of it if it fits, but for a row or two more
     */
    public synchronized String begin(String text, Screen screen, int rows) {
        rest.clear();
        text.lines().forEach(rest::add);
        return rest.isEmpty() ? text : page(screen, rows);
    }

    /**
     * The next page of the text.
     *
     * @throws IllegalStateException if all of it was shown
     */
    public synchronized String next(Screen screen, int rows) {
        if (rest.isEmpty()) {
            throw new IllegalStateException("there is no more to show: the last result was shown to its end");
        }
        return page(screen, rows);
    }

    private String page(Screen screen, int rows) {
        List<String> lines = new ArrayList<>();
        long room = rows;
        while (!rest.isEmpty() && room > 0) {
            String line = rest.removeFirst();
            int needed = Math.max(1, (line.length() + screen.width() - 1) / screen.width());
            long most = rest.isEmpty() ? room + 1 : room;
            if (needed > most && line.indexOf(ESCAPE) < 0) {
                int end = end(line, (int) room * screen.width());
                rest.addFirst(line.substring(end));
                line = line.substring(0, end);
            }
            lines.add(line);
            room -= needed;
        }
        if (rest.size() == 1 && rest.getFirst().length() <= screen.width()) {
            lines.add(rest.removeFirst());
        }
        if (!rest.isEmpty()) {
            lines.add("… " + left() + " more: :more");
        }
        return String.join("\n", lines);
    }

    /** A place to break a line at that does not divide a character. */
    private static int end(String line, int at) {
        return Character.isHighSurrogate(line.charAt(at - 1)) ? at - 1 : at;
    }

    private String left() {
        int characters = rest.stream().mapToInt(String::length).sum();
        return rest.size() == 1 ? characters + " characters" : rest.size() + " lines";
    }
}
