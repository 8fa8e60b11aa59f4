package dev.arrshell.repl;

import dev.arrshell.groovy.Workspace;
import dev.arrshell.internal.view.Screen;
import java.util.List;
import java.util.Optional;

/** Lets commands at the shell. */
final class ShellPrompt implements Prompt {

    private final Shell shell;
    private final Lines lines;
    private final ShellState state;

    ShellPrompt(Shell shell, Lines lines, ShellState state) {
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
    public Settings settings() {
        return state.settings();
    }

    @Override
    public Screen screen() {
        return lines.screen();
    }

    @Override
    public Printer printer() {
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
    public Outcome run(String source) {
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
