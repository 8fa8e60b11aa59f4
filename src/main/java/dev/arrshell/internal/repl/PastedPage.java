package dev.arrshell.internal.repl;

import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.help.PageTranslator;
import dev.arrshell.internal.repl.help.PageTranslator.Translation;
import dev.arrshell.internal.repl.help.TourStep;
import dev.arrshell.internal.syntax.PowerShellText;
import dev.arrshell.internal.syntax.PromptInput;
import dev.arrshell.internal.syntax.SourceSecretMasker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Runner of PowerShell of the session page that is pasted at the prompt: shows it as steps in the words of scripts.
 * Assignments run at once. Requests run after the user agrees, and never from a pipe.
 */
final class PastedPage {

    private final PageTranslator translator = new PageTranslator();

    /**
     * Tells what to write, and runs it if the user wants it.
     *
     * @return what the user pasted in place of an answer, to be run next
     * @throws IllegalArgumentException if it is none of the steps, or there is no user to say yes
     */
    Optional<String> run(String powerShell, CommandContext context) {
        List<Translation> all = PowerShellText.statements(powerShell).stream()
                .map(translator::translate)
                .filter(each -> each.step() == 0 || !each.ours().isEmpty())
                .distinct()
                .toList();
        if (all.stream().anyMatch(each -> each.step() == 0)) {
            throw new IllegalArgumentException("this PowerShell is none of the nine steps of the session page, which"
                    + " :tour shows. Statements here are Groovy: :help lists their words (nothing was run)");
        }
        if (all.isEmpty()) {
            context.print("(PowerShell of the session page that is not needed here; nothing was run)");
            return Optional.empty();
        }
        String ours = all.stream().map(Translation::ours).collect(Collectors.joining("\n"));
        boolean runnable = all.stream().allMatch(Translation::runnable) && hasSession(ours, context);
        if (!context.console().isInteractive()) {
            throw new IllegalArgumentException(
                    "this is PowerShell, " + steps(all) + ". Write " + masked(ours) + " (nothing was run)");
        }
        context.print("PowerShell, " + steps(all) + ". Here it is:\n"
                + masked(ours).indent(2).stripTrailing());
        all.stream()
                .map(Translation::note)
                .filter(Predicate.not(String::isEmpty))
                .forEach(note -> context.print(note + "."));
        return runnable ? ask(all, ours, context) : Optional.empty();
    }

    private static String steps(List<Translation> all) {
        List<Integer> steps = all.stream().map(Translation::step).distinct().toList();
        return steps.size() == 1
                ? "step " + steps.get(0) + " of the session page: "
                        + TourStep.ALL.get(steps.get(0) - 1).title()
                : "steps " + steps.stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " of the session page";
    }

    private static String masked(String source) {
        return SourceSecretMasker.mask(source).text();
    }

    private static boolean hasSession(String ours, CommandContext context) {
        if (ours.startsWith("sessionId = session.id") && context.workspace().sessionId() == null) {
            context.print("There is no session yet: " + TourStep.CREATE_SESSION.ours() + " starts one.");
            return false;
        }
        return true;
    }

    private static Optional<String> ask(List<Translation> all, String ours, CommandContext context) {
        if (all.stream().allMatch(Translation::sendsNothing)) {
            context.run(ours);
            return Optional.empty();
        }
        String answer =
                context.console().ask("Enter runs it, n does not:").orElse("n").strip();
        if (List.of("", "y", "yes").contains(answer.toLowerCase(Locale.ROOT))) {
            context.run(ours);
            return Optional.empty();
        }
        context.print("(nothing was run)");
        return Optional.of(answer).filter(text -> PromptInput.parse(text).isPowerShell());
    }
}
