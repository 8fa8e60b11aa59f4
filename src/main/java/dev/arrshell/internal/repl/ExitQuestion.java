package dev.arrshell.internal.repl;

import dev.arrshell.Session;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.model.SessionProperties;
import dev.arrshell.model.SessionSize;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The question at the end of the prompt: whether to stop the sessions that were started here, or to keep them. */
final class ExitQuestion {

    private ExitQuestion() {}

    /** Asks if there are such sessions; returns whether to leave the prompt. */
    static boolean ask(ReplRuntime runtime, ReplConsole console) {
        List<Session> running = runtime.tracker().running();
        if (running.isEmpty()) {
            return true;
        }
        String sessions =
                running.stream().map(session -> describe(runtime, session)).collect(Collectors.joining("; "));
        String answer = console.ask((running.size() == 1 ? "1 session is" : running.size() + " sessions are") + " up ("
                        + sessions + "): [s]top, [k]eep, [c]ancel?")
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty())
                .orElse("cancel");
        if ("keep".startsWith(answer)) {
            // The emulator in this process ends with it, and so do its sessions.
            if (runtime.workspace().target().emulator().isEmpty()) {
                runtime.workspace()
                        .exitCleanup()
                        .stopCommands()
                        .forEach(command -> console.print("a session goes on; to stop it: " + command));
            }
            runtime.workspace().exitCleanup().keep();
            return true;
        }
        return "stop".startsWith(answer);
    }

    private static String describe(ReplRuntime runtime, Session session) {
        String id = session.id().value();
        String size = session.lastSeen()
                .map(SessionProperties::size)
                .filter(known -> known != SessionSize.UNKNOWN)
                .map(known -> ", " + known.name())
                .orElse("");
        return id.substring(0, Math.min(4, id.length())) + "…" + size
                + runtime.tracker().left(session);
    }
}
