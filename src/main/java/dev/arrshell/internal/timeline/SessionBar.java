package dev.arrshell.internal.timeline;

import dev.arrshell.internal.view.layout.Palette;
import dev.arrshell.model.LeaseChange;
import dev.arrshell.model.SessionHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The bar of a session: a row of symbols with at least one for each state, if there is room. */
final class SessionBar {

    private final BarSymbol[] marks;
    private final TimeScale scale;

    private SessionBar(TimeScale scale) {
        this.scale = scale;
        this.marks = new BarSymbol[scale.length()];
        Arrays.fill(marks, BarSymbol.NOTHING);
    }

    static SessionBar of(TimelineSession life, Instant over, TimeScale scale) {
        SessionBar bar = new SessionBar(scale);
        bar.draw(life, over);
        return bar;
    }

    private void draw(TimelineSession life, Instant over) {
        SessionHistory history = life.history();
        int start = scale.column(history.createdAt());
        int end = history.endsAt().map(scale::column).orElse(marks.length);
        Optional<Integer> ready = history.readyAt().map(at -> Math.max(scale.column(at), start + 1));
        int last = Math.min(Math.max(end, ready.orElse(start) + 1), marks.length - 1);
        fill(start, last, BarSymbol.STARTING);
        ready.ifPresent(from -> fill(from, last, BarSymbol.READY));
        if (life.outcome() == TimelineSession.Outcome.RUNNING) {
            ready.ifPresent(from -> fill(Math.max(from, scale.column(over)), last, BarSymbol.ONWARD));
        }
        List<LeaseChange> leases = history.leases();
        leases.subList(1, leases.size()).forEach(step -> put(scale.column(step.at()), last, BarSymbol.EXTENDED));
        life.leaseEnds().ifPresent(at -> fill(last, scale.column(at), BarSymbol.UNUSED));
        history.endsAt().ifPresent(at -> marks[last] = BarSymbol.of(history.endStatus()));
    }

    private void fill(int from, int to, BarSymbol mark) {
        for (int at = from; at <= to && at < marks.length; at++) {
            marks[at] = mark;
        }
    }

    private void put(int at, int before, BarSymbol mark) {
        marks[Math.max(0, Math.min(at, before - 1))] = mark;
    }

    Set<BarSymbol> used() {
        Set<BarSymbol> used = EnumSet.copyOf(Arrays.asList(marks));
        used.remove(BarSymbol.NOTHING);
        return used;
    }

    /** The symbols in colour, without blanks at the end. */
    String painted(Palette palette) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < marks.length) {
            int next = at;
            while (next < marks.length && marks[next] == marks[at]) {
                next++;
            }
            String signs = String.valueOf(marks[at].sign()).repeat(next - at);
            text.append(marks[at] == BarSymbol.NOTHING ? signs : palette.paint(marks[at].style(), signs));
            at = next;
        }
        return text.toString().stripTrailing();
    }

    @Override
    public String toString() {
        return Arrays.stream(marks).map(mark -> String.valueOf(mark.sign())).collect(Collectors.joining());
    }
}
