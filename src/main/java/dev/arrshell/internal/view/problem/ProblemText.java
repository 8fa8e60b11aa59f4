package dev.arrshell.internal.view.problem;

import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Layout of a failure: what; where, with a caret; why and what to do; the facts. */
final class ProblemText {

    private static final String MARK = "✗";
    private static final String INDENT = "  ";
    private static final int GAP = 2;

    /** Longer lines are hard to read, however wide the screen is. */
    private static final int LONGEST = 100;

    private final Screen screen;
    private final int room;

    ProblemText(Screen screen) {
        this.screen = screen;
        this.room = Math.min(LONGEST, screen.width()) - INDENT.length();
    }

    String text(Problem problem) {
        List<String> sentences = problem.sentences();
        String first = sentences.isEmpty() ? "something went wrong" : sentences.get(0);
        if (problem.isDrawing()) {
            return drawing(problem, sentences);
        }
        List<String> what = wrapped(problem.place().prefix() + first);
        List<String> advice = new ArrayList<>();
        sentences.stream().skip(1).forEach(sentence -> advice.addAll(wrapped(sentence)));
        addFacts(what, advice, problem.facts());
        return Stream.of(what, where(problem.place()), advice)
                .flatMap(List::stream)
                .collect(Collectors.joining("\n" + INDENT, screen.paint(TextStyle.BAD, MARK) + " ", ""));
    }

    /** The drawing below the place, where the carets of another line would be confused with it. */
    private String drawing(Problem problem, List<String> lines) {
        String prefix = problem.place().prefix();
        String margin = INDENT + " ".repeat(width(prefix));
        return screen.paint(TextStyle.BAD, MARK) + " " + prefix + String.join("\n" + margin, lines);
    }

    /** Adds the facts at the end of the last line if they fit, else on a line of their own. */
    private void addFacts(List<String> what, List<String> advice, String facts) {
        if (facts.isEmpty()) {
            return;
        }
        List<String> last = advice.isEmpty() ? what : advice;
        String line = last.get(last.size() - 1);
        String aside = "(" + facts + ")";
        int blanks = room - width(line) - width(aside);
        if (blanks >= GAP) {
            last.set(last.size() - 1, line + " ".repeat(blanks) + screen.paint(TextStyle.FAINT, aside));
        } else {
            wrapped(aside).forEach(each -> advice.add(screen.paint(TextStyle.FAINT, each)));
        }
    }

    private List<String> where(SourcePosition place) {
        if (place.source().isBlank()) {
            return List.of();
        }
        SourceExcerpt excerpt = SourceExcerpt.of(place, room, screen.cells());
        return excerpt.caret().isEmpty()
                ? List.of(excerpt.source())
                : List.of(excerpt.source(), excerpt.blanks() + screen.paint(TextStyle.BAD, excerpt.caret()));
    }

    private List<String> wrapped(String text) {
        return new ArrayList<>(LineWrapper.lines(text, room, screen.cells()));
    }

    private int width(String text) {
        return screen.cells().width(text);
    }
}
