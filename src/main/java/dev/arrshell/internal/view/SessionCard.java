package dev.arrshell.internal.view;

import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import dev.arrshell.model.Spans;
import java.util.ArrayList;
import java.util.List;

/** One session with all that is known of it, its lease as a bar. */
final class SessionCard {

    private SessionCard() {}

    static String text(SessionProperties session, Screen screen) {
        return Card.stacked(title(session), fields(session), screen);
    }

    static Field title(SessionProperties session) {
        return new Field(
                "Session " + session.id(), Text.line(session.statusText()), SessionText.style(session.status()));
    }

    private static List<Field> fields(SessionProperties session) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.of("size", SessionText.size(session)));
        fields.add(lease(session));
        session.hostname().ifPresent(host -> fields.add(Field.of("host", host)));
        session.handshakePort().ifPresent(port -> fields.add(Field.of("handshake port", String.valueOf(port))));
        session.inspectorPort().ifPresent(port -> fields.add(Field.of("inspector port", String.valueOf(port))));
        session.teraflops().ifPresent(speed -> fields.add(Field.of("speed", speed + " teraflops")));
        session.creationTime().ifPresent(moment -> fields.add(Field.of("created", moment.toString())));
        session.errorCode().ifPresent(code -> fields.add(new Field("error", code, Style.BAD)));
        session.message().ifPresent(message -> fields.add(Field.of("message", message)));
        return fields;
    }

    static Field lease(SessionProperties session) {
        return new Field("lease", leaseText(session), SessionText.urgency(session));
    }

    private static String leaseText(SessionProperties session) {
        String total = SessionText.lease(session);
        if (session.maxLeaseTime().isZero() || session.status().isTerminal()) {
            return session.elapsed().isZero() ? total : total + ", was ready for " + Spans.words(session.elapsed());
        }
        if (session.status() != SessionStatus.READY) {
            return total + " from Ready on";
        }
        String left = SessionText.bar(session) + " " + SessionText.left(session) + " left";
        return SessionText.left(session).equals(total) ? left : left + " of " + total;
    }
}
