package dev.arrshell.testkit;

import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.SessionProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down what an emulator has seen. */
final class EmulatorReport {

    private static final int MOST_LINES = 200;

    private EmulatorReport() {}

    static Map<String, String> of(ArrEmulator emulator) {
        Map<String, String> report = new LinkedHashMap<>();
        report.put("arr.sessions", table(emulator.sessions()));
        report.put("arr.journal", journal(emulator.journal(), emulator.dropped()));
        if (!emulator.unusedFaults().isEmpty()) {
            report.put("arr.unusedFaults", lines(emulator.unusedFaults()));
        }
        return report;
    }

    private static String table(List<SessionProperties> sessions) {
        return sessions.isEmpty()
                ? "no session was started"
                : lines(sessions.stream().map(EmulatorReport::row).toList());
    }

    private static String row(SessionProperties session) {
        String why = session.message().map(text -> "  " + text).orElse("");
        return "%s  %-8s  %-8s  lease %s  left %s%s"
                .formatted(
                        session.id(),
                        session.statusText(),
                        session.size().toWire(),
                        DurationText.format(session.maxLeaseTime()),
                        DurationText.format(session.remaining()),
                        why);
    }

    private static String journal(List<Exchange> all, long dropped) {
        List<Exchange> last = all.subList(Math.max(0, all.size() - MOST_LINES), all.size());
        long missing = dropped + all.size() - last.size();
        String head = missing == 0 ? "" : "(" + missing + " older requests are left out)\n";
        return last.isEmpty()
                ? "nothing was asked"
                : head + lines(last.stream().map(EmulatorReport::line).toList());
    }

    private static String line(Exchange exchange) {
        return exchange.at() + "  " + exchange
                + exchange.correlationVector()
                        .map(vector -> "  MS-CV " + vector)
                        .orElse("");
    }

    private static String lines(List<?> all) {
        return all.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
