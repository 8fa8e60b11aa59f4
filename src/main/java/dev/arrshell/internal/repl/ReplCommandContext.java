package dev.arrshell.internal.repl;

import dev.arrshell.internal.repl.command.CommandContext;
import dev.arrshell.internal.repl.display.ReplConsole;
import dev.arrshell.internal.repl.display.ReplSettings;
import dev.arrshell.internal.repl.display.ResultPrinter;
import dev.arrshell.internal.repl.display.Transcript;
import dev.arrshell.internal.repl.eval.EvaluationOutcome;
import dev.arrshell.internal.repl.eval.Evaluator;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.view.layout.Screen;
import java.util.List;
import java.util.Optional;

/** Lets commands at the shell. */
final class ReplCommandContext implements CommandContext {

    private final ReplLoop shell;
    private final ReplConsole lines;
    private final ReplContext state;

    ReplCommandContext(ReplLoop shell, ReplConsole lines, ReplContext state) {
        this.shell = shell;
        this.lines = lines;
        this.state = state;
    }

    @Override
    public Workspace workspace() {
        return shell.core().workspace();
    }

    @Override
    public Evaluator evaluator() {
        return shell.core().evaluator();
    }

    @Override
    public ReplSettings settings() {
        return state.settings();
    }

    @Override
    public Screen screen() {
        return lines.screen();
    }

    @Override
    public ResultPrinter printer() {
        return shell.core().printer();
    }

    @Override
    public Transcript transcript() {
        return state.transcript();
    }

    @Override
    public void print(String text) {
        shell.print(text);
    }

    @Override
    public EvaluationOutcome run(String source) {
        return shell.run(source);
    }

    @Override
    public List<String> history() {
        return lines.history();
    }

    @Override
    public Optional<String> ask(String question) {
        return lines.ask(question);
    }

    @Override
    public boolean isInteractive() {
        return lines.isInteractive();
    }

    @Override
    public String edit(String text) {
        return lines.edit(text);
    }

    @Override
    public void clear() {
        lines.clear();
    }

    @Override
    public void leave() {
        shell.leave();
    }
}
