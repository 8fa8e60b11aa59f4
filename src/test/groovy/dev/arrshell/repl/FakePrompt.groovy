package dev.arrshell.repl

import dev.arrshell.groovy.Setup
import dev.arrshell.groovy.Workspace
import dev.arrshell.internal.view.Screen
import java.nio.file.Path
import org.jline.utils.WCWidth

/** A prompt without a terminal: what is written is gathered, what is asked is answered from a list. */
class FakePrompt implements Prompt, AutoCloseable {

    final List<String> written = []
    final List<String> answers = []
    final List<String> entered = []
    final Settings settings = new Settings()
    final Transcript transcript = new Transcript()
    final Workspace workspace
    final Evaluator evaluator
    final Printer printer
    final ByteArrayOutputStream out = new ByteArrayOutputStream()
    String editor = ''
    boolean interactive = false
    boolean cleared
    boolean left
    int width = 100

    FakePrompt(Map<String, String> environment = [:]) {
        Setup setup = Setup.of(environment)
        workspace = new Workspace(setup.target(), setup, {})
        evaluator = new Evaluator(workspace, new PrintStream(out, true))
        printer = new Printer(workspace, settings, { screen() })
    }

    @Override
    Workspace workspace() {
        workspace
    }

    @Override
    Evaluator evaluator() {
        evaluator
    }

    @Override
    Settings settings() {
        settings
    }

    @Override
    Screen screen() {
        new Screen(width, dev.arrshell.internal.view.Palette.NONE, { int point -> WCWidth.wcwidth(point) }, settings.wide)
    }

    @Override
    Printer printer() {
        printer
    }

    @Override
    Transcript transcript() {
        transcript
    }

    @Override
    void print(String text) {
        written.addAll(text.readLines() ?: [''])
    }

    @Override
    Outcome run(String source) {
        entered << source
        printer.begin()
        def outcome = evaluator.run(Continuation.complete(source), { show(it) })
        if (outcome instanceof Outcome.Failed) {
            print(printer.failure(outcome))
        }
        outcome
    }

    private void show(Object value) {
        if (value == null) {
            printer.silence().ifPresent { print(it) }
        } else {
            print(printer.value(value))
        }
        printer.begin()
    }

    /** Types something and gives what was written thereupon. */
    String typed(String source) {
        written.clear()
        run(source)
        written.join('\n')
    }

    /** Types a command and gives what was written thereupon. */
    String command(String line) {
        written.clear()
        def command = Unit.of(line).command().orElseThrow()
        new Commands(new HelpCatalogue()).run(command.name(), command.arguments(), this)
        written.join('\n')
    }

    @Override
    List<String> history() {
        entered
    }

    @Override
    Optional<String> ask(String question) {
        answers.isEmpty() ? Optional.empty() : Optional.of(answers.remove(0))
    }

    @Override
    boolean isInteractive() {
        interactive
    }

    @Override
    String edit(String text) {
        editor.replace('$TEXT', text)
    }

    @Override
    void clear() {
        cleared = true
    }

    @Override
    void leave() {
        left = true
    }

    @Override
    void close() {
        transcript.close()
        workspace.close()
    }
}
