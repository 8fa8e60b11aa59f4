package dev.arrshell.internal.timeline;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.CharacterWidths;
import dev.arrshell.internal.view.layout.LineWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** A timeline as one self-contained SVG file: without a font, a style sheet or a script. */
public final class TimelineSvg {

    private static final int WIDTH = 960;
    private static final int MARGIN = 24;
    private static final int ROOM = WIDTH - 2 * MARGIN;
    private static final int HEAD = 92;
    private static final int BAR = 24;
    private static final int COURSE = 58;
    private static final int GAP = 16;
    private static final int LINE = 19;
    private static final int COLUMNS = 112;
    private static final int NAMES = 90;
    private static final String INK = "#23272e";
    private static final String FAINT = "#6b7280";
    private static final String RULE = "#d7dbe0";

    private final Timeline timeline;
    private final TimelineDescriptions sentences;
    private final TimeScale scale;
    private final SvgWriter svg;
    private final int top;
    private final Set<BarSymbol> used = EnumSet.noneOf(BarSymbol.class);

    private TimelineSvg(Timeline timeline, SvgWriter svg) {
        this.timeline = timeline;
        this.sentences = new TimelineDescriptions(timeline);
        this.scale = new TimeScale(timeline.from(), timeline.horizon(), ROOM);
        this.svg = svg;
        this.top = HEAD + LINE * (lines(sentences.title()).size() - 1);
    }

    /** Writes the drawing; the stream stays open. */
    public static void write(Timeline timeline, OutputStream out) throws IOException {
        try {
            SvgWriter svg = new SvgWriter(out);
            new TimelineSvg(timeline, svg).draw();
            svg.close();
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void draw() throws XMLStreamException {
        List<String> title = lines(sentences.title());
        int below = bottom() + 3 * LINE;
        svg.begin(WIDTH, below + LINE * footerLines() + MARGIN, sentences.title());
        paragraph(title, MARGIN, MARGIN + 16, INK, true);
        axis();
        int y = top;
        for (TimelineSession life : timeline.sessions()) {
            session(life, y);
            y += height(life);
        }
        legend(y + LINE);
        totals(below);
    }

    private int bottom() {
        return top + timeline.sessions().stream().mapToInt(this::height).sum();
    }

    private int height(TimelineSession life) {
        return COURSE + GAP + LINE * (lines(sentences.course(life)).size() - 1);
    }

    /** The number of lines below the bars. */
    private int footerLines() {
        int totals = sentences.totals().values().stream()
                .mapToInt(text -> lines(text).size())
                .sum();
        int warnings = sentences.warnings().stream()
                .mapToInt(text -> lines("! " + text).size())
                .sum();
        return totals + warnings;
    }

    private static List<String> lines(String text) {
        return LineWrapper.lines(text, COLUMNS, CharacterWidths.PLAIN);
    }

    private void paragraph(List<String> lines, int x, int y, String colour, boolean bold) throws XMLStreamException {
        int at = y;
        for (String line : lines) {
            svg.text(x, at, colour, bold, line);
            at += LINE;
        }
    }

    private void axis() throws XMLStreamException {
        int bottom = bottom();
        for (Instant tick : scale.ticks()) {
            double x = MARGIN + scale.position(tick);
            svg.line(x, top - 6, x, bottom, RULE);
            svg.label(x, top - 12, FAINT, InstantFormatter.label(tick));
        }
        double end = MARGIN + scale.position(timeline.to());
        svg.line(end, top - 6, end, bottom, INK);
    }

    private void session(TimelineSession life, int y) throws XMLStreamException {
        svg.text(MARGIN, y + 16, INK, true, sentences.head(life));
        bar(life, y + BAR);
        paragraph(lines(sentences.course(life)), MARGIN, y + COURSE, FAINT, false);
    }

    private void bar(TimelineSession life, int y) throws XMLStreamException {
        Instant end = life.history().endsAt().orElse(timeline.horizon());
        Instant ready = life.history().readyAt().orElse(end);
        segment(BarSymbol.STARTING, life.history().createdAt(), ready, y);
        boolean onward = life.outcome() == TimelineSession.Outcome.RUNNING;
        Instant billed = onward && timeline.to().isBefore(end) ? later(ready, timeline.to()) : end;
        segment(BarSymbol.READY, ready, billed, y);
        segment(BarSymbol.ONWARD, billed, end, y);
        Instant unused = earlier(life.leaseEnds().orElse(end), timeline.horizon());
        if (scale.position(unused) - scale.position(end) > 2) {
            segment(BarSymbol.UNUSED, end, unused, y);
        }
        for (var step :
                life.history().leases().subList(1, life.history().leases().size())) {
            mark(BarSymbol.EXTENDED, step.at(), y, "lease " + DurationText.format(step.total()) + " from here on");
        }
        if (life.history().endsAt().isPresent()) {
            BarSymbol over = BarSymbol.of(life.history().endStatus());
            mark(over, end, y, over.words());
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Draws a state; a very short one is drawn wider, so that it can be seen. */
    private void segment(BarSymbol mark, Instant from, Instant to, int y) throws XMLStreamException {
        if (to.isAfter(from)) {
            used.add(mark);
            double x = scale.position(from);
            String title = mark.words() + ", " + DurationText.format(Duration.between(from, to));
            svg.box(MARGIN + x, y, Math.max(1.5, scale.position(to) - x), 18, mark.colour(), title);
        }
    }

    private void mark(BarSymbol mark, Instant at, int y, String title) throws XMLStreamException {
        used.add(mark);
        svg.box(MARGIN + scale.position(at) - 2, y - 4, 4, 26, mark.colour(), title);
    }

    private void legend(int y) throws XMLStreamException {
        int x = MARGIN;
        for (BarSymbol mark : used) {
            svg.box(x, y - 10, 12, 12, mark.colour(), mark.words());
            svg.text(x + 18, y, FAINT, false, mark.words());
            x += 40 + 7 * mark.words().length();
        }
    }

    private void totals(int top) throws XMLStreamException {
        int y = top;
        for (Map.Entry<String, String> total : sentences.totals().entrySet()) {
            List<String> lines = lines(total.getValue());
            svg.text(MARGIN, y, INK, true, total.getKey());
            paragraph(lines, MARGIN + NAMES, y, INK, false);
            y += LINE * lines.size();
        }
        for (String warning : sentences.warnings()) {
            List<String> lines = lines("! " + warning);
            paragraph(lines, MARGIN, y, BarSymbol.FAILED.colour(), false);
            y += LINE * lines.size();
        }
    }
}
