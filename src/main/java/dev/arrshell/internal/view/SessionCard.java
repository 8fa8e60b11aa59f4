package dev.arrshell.internal.view;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.TextStyle;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionStatus;
import java.util.ArrayList;
import java.util.List;

/** Card of one session with all its properties and a bar for its lease. */
final class SessionCard {

    private SessionCard() {}

    static String text(SessionProperties session, Screen screen) {
        return FieldCard.stacked(title(session), fields(session, screen), screen);
    }

    static CardField title(SessionProperties session) {
        return new CardField(
                "Session " + session.id(), SafeText.line(session.statusText()), SessionText.style(session.status()));
    }

    private static List<CardField> fields(SessionProperties session, Screen screen) {
        List<CardField> fields = new ArrayList<>();
        fields.add(CardField.of("size", SessionText.size(session)));
        fields.add(lease(session));
        session.hostname().ifPresent(host -> fields.add(CardField.of("host", host)));
        session.handshakePort().ifPresent(port -> fields.add(CardField.of("handshake port", String.valueOf(port))));
        session.inspectorPort().ifPresent(port -> fields.add(CardField.of("inspector port", String.valueOf(port))));
        session.teraflops().ifPresent(speed -> fields.add(CardField.of("speed", speed + " teraflops")));
        session.creationTime().ifPresent(moment -> fields.add(CardField.of("created", moment.toString())));
        session.errorCode().ifPresent(code -> fields.add(new CardField("error", code, TextStyle.BAD)));
        session.message().ifPresent(message -> fields.add(CardField.of("message", message)));
        SessionText.age(session, screen).ifPresent(age -> fields.add(CardField.of("as of", age)));
        return fields;
    }

    static CardField lease(SessionProperties session) {
        return new CardField("lease", leaseText(session), SessionText.urgency(session));
    }

    private static String leaseText(SessionProperties session) {
        String total = SessionText.lease(session);
        if (session.maxLeaseTime().isZero() || session.status().isTerminal()) {
            return session.elapsed().isZero()
                    ? total
                    : total + ", was ready for " + DurationText.format(session.elapsed());
        }
        if (session.status() != SessionStatus.READY) {
            return total + " from Ready on";
        }
        String left = SessionText.bar(session) + " " + SessionText.left(session) + " left";
        return SessionText.left(session).equals(total) ? left : left + " of " + total;
    }
}
