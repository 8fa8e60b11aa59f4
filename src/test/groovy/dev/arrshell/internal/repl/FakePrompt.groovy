package dev.arrshell.internal.repl

import dev.arrshell.internal.repl.command.CommandContext
import dev.arrshell.internal.repl.registry.CommandRegistry
import dev.arrshell.internal.repl.display.MorePages
import dev.arrshell.internal.repl.display.PromptText
import dev.arrshell.internal.repl.display.ReplConsole
import dev.arrshell.internal.repl.display.ReplSettings
import dev.arrshell.internal.repl.display.ResultFormatter
import dev.arrshell.internal.repl.display.SessionTracker
import dev.arrshell.internal.repl.display.Transcript
import dev.arrshell.internal.repl.eval.EvaluationOutcome
import dev.arrshell.internal.repl.eval.Evaluator
import dev.arrshell.internal.repl.help.HelpCatalogue
import dev.arrshell.internal.syntax.PromptInput
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.internal.script.state.Workspace
import dev.arrshell.internal.view.layout.Palette
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.time.VirtualClock
import org.jline.utils.WCWidth

/** A prompt without a terminal: collects what is printed, and answers questions from a list. */
class FakePrompt implements CommandContext, ReplConsole {

    final List<String> written = []
    final List<String> answers = []
    final List<String> entered = []
    final ReplSettings settings = new ReplSettings()
    final Transcript transcript = new Transcript()
    final Workspace workspace
    final Evaluator evaluator
    final ResultFormatter formatter
    final SessionTracker tracker
    final MorePages more = new MorePages()
    final ByteArrayOutputStream out = new ByteArrayOutputStream()
    String editor = ''
    boolean interactive = false
    boolean cleared
    boolean left
    int width = 100

    FakePrompt(Map<String, String> environment = [:]) {
        ScriptSettings scriptSettings = ScriptSettings.of(environment)
        workspace = new Workspace(scriptSettings.target(), scriptSettings, {})
        evaluator = new Evaluator(workspace, out())
        tracker = new SessionTracker(workspace, new VirtualClock(), scriptSettings.isEmulated())
        formatter = new ResultFormatter(workspace, tracker, settings, { screen() })
        workspace.onSessionEvent {
            tracker.accept(it)
            formatter.accept(it)
        }
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
    ReplSettings settings() {
        settings
    }

    @Override
    ReplConsole console() {
        this
    }

    @Override
    Screen screen() {
        new Screen(width, Palette.NONE, { int point -> WCWidth.wcwidth(point) }, settings.wide)
    }

    @Override
    ResultFormatter formatter() {
        formatter
    }

    @Override
    SessionTracker tracker() {
        tracker
    }

    @Override
    MorePages more() {
        more
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
    void printError(String text) {
        print(text)
    }

    @Override
    PrintStream out() {
        new PrintStream(out, true)
    }

    @Override
    EvaluationOutcome run(String source) {
        entered << source
        formatter.beginInput()
        def outcome = evaluator.run(source) { value ->
            formatter.result(value).ifPresent { print(it) }
            formatter.begin()
        }
        if (outcome instanceof EvaluationOutcome.Failed) {
            print(formatter.failure(outcome))
        }
        outcome
    }

    /** Types something and returns what was printed for it. */
    String typed(String source) {
        written.clear()
        run(source)
        written.join('\n')
    }

    /** Types a command and returns what was printed for it. */
    String command(String line) {
        written.clear()
        def command = PromptInput.parse(line).command().orElseThrow()
        new CommandRegistry(new HelpCatalogue()).run(command.name(), command.arguments(), this)
        written.join('\n')
    }

    @Override
    Optional<String> read(PromptText prompt) {
        Optional.empty()
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
