package dev.arrshell.internal.timeline;

import dev.arrshell.internal.view.layout.LineWrapper;
import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A timeline in a terminal: a bar for each session, all to the same scale, and the totals below. */
final class TimelineText {

    private static final String INDENT = "  ";
    private static final int NAMES = 11;

    private final Timeline timeline;
    private final Screen screen;
    private final TimelineDescriptions sentences;
    private final TimeScale scale;
    private final Set<BarSymbol> used = EnumSet.noneOf(BarSymbol.class);
    private final List<String> lines = new ArrayList<>();

    TimelineText(Timeline timeline, Screen screen) {
        this.timeline = timeline;
        this.screen = screen;
        this.sentences = new TimelineDescriptions(timeline);
        this.scale = new TimeScale(timeline.from(), timeline.horizon(), screen.width() - INDENT.length());
    }

    String text() {
        add("", TextStyle.HEADING, sentences.title());
        if (!timeline.sessions().isEmpty()) {
            axis();
            timeline.sessions().forEach(this::session);
            legend();
        }
        lines.add("");
        sentences.totals().forEach(this::total);
        sentences.warnings().forEach(warning -> add("", TextStyle.WARNING, "! " + warning));
        return String.join("\n", lines);
    }

    private void axis() {
        InstantFormatter moments = new InstantFormatter(timeline.from());
        String begin = "|" + moments.format(timeline.from());
        String end = moments.format(timeline.horizon()) + "|";
        int room = scale.length() - begin.length() - end.length();
        lines.add("");
        lines.add(INDENT + paint(TextStyle.FAINT, begin + " ".repeat(Math.max(1, room)) + end));
    }

    private void session(TimelineSession life) {
        add("", TextStyle.FIELD, sentences.head(life));
        SessionBar bar = SessionBar.of(life, timeline.to(), scale);
        used.addAll(bar.used());
        lines.add(INDENT + bar.painted(palette()));
        add(INDENT, null, sentences.course(life));
    }

    private void legend() {
        String signs = used.stream()
                .map(mark -> mark.sign() + "\u00a0" + mark.words().replace(' ', '\u00a0'))
                .collect(Collectors.joining("  "));
        lines.add("");
        wrapped(signs, INDENT.length())
                .forEach(line -> lines.add(INDENT + paint(TextStyle.FAINT, line.replace('\u00a0', ' '))));
    }

    private void total(String name, String text) {
        List<String> parts = wrapped(text, NAMES);
        String padding = " ".repeat(NAMES - name.length());
        lines.add(paint(TextStyle.FIELD, name) + padding + parts.get(0));
        parts.stream().skip(1).forEach(part -> lines.add(" ".repeat(NAMES) + part));
    }

    private void add(String indent, TextStyle style, String text) {
        wrapped(text, indent.length()).forEach(line -> lines.add(indent + (style == null ? line : paint(style, line))));
    }

    private List<String> wrapped(String text, int used) {
        return LineWrapper.lines(text, screen.width() - used, screen.cells()).stream()
                .map(String::strip)
                .toList();
    }

    private Palette palette() {
        return screen.palette();
    }

    private String paint(TextStyle style, String text) {
        return palette().paint(style, text);
    }
}
