package dev.arrshell.internal.timeline;

import dev.arrshell.internal.view.Palette;
import dev.arrshell.model.LeaseStep;
import dev.arrshell.model.SessionHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A session's life in a row of signs. However short a state was, it has a sign if there is room. */
final class Bar {

    private final Mark[] marks;
    private final Scale scale;

    private Bar(Scale scale) {
        this.scale = scale;
        this.marks = new Mark[scale.places()];
        Arrays.fill(marks, Mark.NOTHING);
    }

    static Bar of(Life life, Instant over, Scale scale) {
        Bar bar = new Bar(scale);
        bar.draw(life, over);
        return bar;
    }

    private void draw(Life life, Instant over) {
        SessionHistory history = life.history();
        int start = scale.column(history.createdAt());
        int end = history.endsAt().map(scale::column).orElse(marks.length);
        Optional<Integer> ready = history.readyAt().map(at -> Math.max(scale.column(at), start + 1));
        int last = Math.min(Math.max(end, ready.orElse(start) + 1), marks.length - 1);
        fill(start, last, Mark.STARTING);
        ready.ifPresent(from -> fill(from, last, Mark.READY));
        if (life.outcome() == Outcome.RUNNING) {
            ready.ifPresent(from -> fill(Math.max(from, scale.column(over)), last, Mark.ONWARD));
        }
        List<LeaseStep> leases = history.leases();
        leases.subList(1, leases.size()).forEach(step -> put(scale.column(step.at()), last, Mark.EXTENDED));
        life.leaseEnds().ifPresent(at -> fill(last, scale.column(at), Mark.UNUSED));
        history.endsAt().ifPresent(at -> marks[last] = Mark.of(history.end()));
    }

    private void fill(int from, int to, Mark mark) {
        for (int at = from; at <= to && at < marks.length; at++) {
            marks[at] = mark;
        }
    }

    private void put(int at, int before, Mark mark) {
        marks[Math.max(0, Math.min(at, before - 1))] = mark;
    }

    Set<Mark> used() {
        Set<Mark> used = EnumSet.copyOf(Arrays.asList(marks));
        used.remove(Mark.NOTHING);
        return used;
    }

    /** Neighbours of one kind share a colour, and blanks at the end are left out. */
    String painted(Palette palette) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < marks.length) {
            int next = at;
            while (next < marks.length && marks[next] == marks[at]) {
                next++;
            }
            String signs = String.valueOf(marks[at].sign()).repeat(next - at);
            text.append(marks[at] == Mark.NOTHING ? signs : palette.paint(marks[at].style(), signs));
            at = next;
        }
        return text.toString().stripTrailing();
    }

    @Override
    public String toString() {
        return Arrays.stream(marks).map(mark -> String.valueOf(mark.sign())).collect(Collectors.joining());
    }
}
