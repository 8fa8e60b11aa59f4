package dev.arrshell.internal.service.launch;

import dev.arrshell.server.ServerOutput;
import java.util.regex.Pattern;

/** Check whether a server has printed a whole line that matches. */
public final class LineCheck implements ReadyCheck {

    private static final int LONGEST_LINE = 8_192;

    private final Pattern pattern;
    private final ServerLog log;
    private String rest = "";
    private long next;

    LineCheck(Pattern pattern, ServerLog log) {
        this.pattern = pattern;
        this.log = log;
    }

    @Override
    public boolean isReady() {
        ServerOutput output = log.read(next);
        next = output.next();
        String text = rest + output.text();
        int end = text.lastIndexOf('\n') + 1;
        String tail = text.substring(end);
        rest = tail.substring(Math.max(0, tail.length() - LONGEST_LINE));
        return text.substring(0, end)
                .lines()
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST_LINE)))
                .anyMatch(this::isIn);
    }

    /** An expression that is too greedy for a line does not match it; it must not end the work on the other servers. */
    private boolean isIn(String line) {
        try {
            return pattern.matcher(line).find();
        } catch (StackOverflowError tooGreedy) {
            return false;
        }
    }
}
