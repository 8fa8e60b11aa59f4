package dev.arrshell.internal.repl.terminal;

import dev.arrshell.internal.repl.completion.CompletionCandidate;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands what the parser found at the cursor to JLine. */
final class JLineCompleter implements Completer {

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof JLineParser.Word word) {
            int order = 1;
            for (CompletionCandidate each : word.completing().candidates()) {
                candidates.add(candidate(each, order++));
            }
        }
    }

    /** A number for each keeps them in our order, not in that of the alphabet. */
    private static Candidate candidate(CompletionCandidate each, int order) {
        String sentence = each.sentence().isEmpty() ? null : each.sentence();
        return new Candidate(each.value(), each.shown(), null, sentence, null, null, false, order);
    }
}
