package dev.arrshell.internal.repl;

import dev.arrshell.Session;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks what is to become of sessions that are still up. */
final class ExitQuestion {

    private ExitQuestion() {}

    /** True if the shell is to be left. */
    static boolean decide(ReplRuntime core, ReplConsole lines) {
        List<Session> running = core.facts().running();
        if (running.isEmpty()) {
            return true;
        }
        String question = (running.size() == 1 ? "1 session is" : running.size() + " sessions are") + " up ("
                + running.stream().map(session -> describe(core, session)).collect(Collectors.joining("; "))
                + "): [s]top, [k]eep, [c]ancel?";
        Optional<String> answer = lines.ask(question).map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (answer.filter(text -> !text.isEmpty() && "keep".startsWith(text)).isPresent()) {
            core.workspace().unfinished().keep();
            return true;
        }
        return answer.filter(text -> !text.isEmpty() && "stop".startsWith(text)).isPresent();
    }

    private static String describe(ReplRuntime core, Session session) {
        String id = session.id().value();
        String size = session.lastSeen()
                .map(SessionProperties::size)
                .filter(known -> known != SessionSize.UNKNOWN)
                .map(known -> ", " + known.name())
                .orElse("");
        return id.substring(0, Math.min(4, id.length())) + "…" + size
                + core.facts().left(session);
    }
}
