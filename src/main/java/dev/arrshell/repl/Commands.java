package dev.arrshell.repl;

import dev.arrshell.groovy.Language;
import dev.arrshell.groovy.Vocabulary;
import dev.arrshell.groovy.VocabularyWord;
import dev.arrshell.groovy.WorkspaceBinding;
import dev.arrshell.internal.view.CallLanguage;
import dev.arrshell.internal.view.View;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Nearest;
import dev.arrshell.model.Secrets;
import dev.arrshell.time.TickingClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs the commands of the prompt. */
final class Commands {

    private final Shell shell;
    private final Lines lines;
    private final Core core;
    private final Record record;
    private final CommandWords words = new CommandWords();

    Commands(Shell shell, Lines lines, Core core, Record record) {
        this.shell = shell;
        this.lines = lines;
        this.core = core;
        this.record = record;
    }

    void run(Unit.Command command) {
        try {
            dispatch(command.name(), command.arguments());
        } catch (IOException e) {
            refuse(":" + command.name() + " failed: " + e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            refuse(e.getMessage());
        }
    }

    private void dispatch(String name, String arguments) throws IOException {
        switch (name) {
            case "help" -> help(arguments);
            case "http" -> lines.print(core.display().text(exchange(arguments)));
            case "as" -> lines.print(CallLanguage.parse(arguments).write(exchange("")));
            case "view" -> core.display().view(View.parse(arguments));
            case "vars" -> vars();
            case "history" -> history();
            case "err" -> err();
            case "clock" -> clock(arguments);
            case "load" -> load(arguments);
            case "save" -> save(arguments);
            case "clear" -> clear();
            case "exit", "quit", "q" -> shell.leave();
            default -> unknown(name);
        }
    }

    private void refuse(String message) {
        lines.complain(core.display().refusal(message));
        shell.failed(2);
    }

    private void unknown(String name) {
        List<String> names = words.all().stream().map(CommandWord::name).toList();
        refuse("there is no command :" + name
                + Nearest.to(name, names)
                        .map(near -> " - did you mean :" + near + "?")
                        .orElse("")
                + " :help lists them (nothing was sent)");
    }

    private void help(String topic) {
        if (topic.isEmpty()) {
            words.all().forEach(word -> lines.print(line(word.line(), word.sentence())));
            Vocabulary.STEPS.forEach(word -> lines.print(line(word.signature(), word.sentence())));
            return;
        }
        String name = topic.replaceFirst("^:", "").replaceAll("[(?].*", "");
        String known = Vocabulary.find(name)
                .map(Commands::line)
                .or(() -> words.find(name).map(word -> line(word.line(), word.sentence())))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no topic " + name + ". :help lists what there is (nothing was sent)"));
        lines.print(known);
    }

    private static String line(VocabularyWord word) {
        return line(word.signature(), word.sentence());
    }

    private static String line(String head, String sentence) {
        return String.format("  %-28s  %s", head, sentence);
    }

    private Exchange exchange(String number) {
        List<Exchange> all = core.workspace().answers().all();
        if (all.isEmpty()) {
            throw new IllegalStateException(
                    "no request yet - client.token() or sessions() makes one (nothing was sent)");
        }
        int which = number.isEmpty() ? 1 : Integer.parseInt(number);
        if (which < 1 || which > all.size()) {
            throw new IllegalArgumentException(
                    "there are answers 1 to " + all.size() + ", the last one first, not " + which);
        }
        return all.get(which - 1);
    }

    private void vars() {
        core.evaluator().types().names().forEach(name -> {
            Object value = core.evaluator().binding().getVariable(name);
            lines.print("  " + name + " = " + core.display().text(value));
        });
    }

    private void history() {
        record.entries().forEach(entry -> lines.print("  " + entry.source().replace("\n", "\n  ")));
    }

    private void err() {
        Object failure = core.evaluator().binding().getVariable(Results.FAILURE);
        if (failure instanceof Throwable thrown) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace, true));
            lines.print(Secrets.mask(trace.toString().strip()));
        } else {
            lines.print("nothing has failed yet");
        }
    }

    private void clock(String arguments) {
        if (!(core.workspace().arr().options().time() instanceof TickingClock clock)) {
            throw new IllegalStateException(
                    ":clock is the emulator's; this target runs on real time (nothing was sent)");
        }
        if (arguments.startsWith("advance ")) {
            clock.advance(Lease.parse(arguments.substring("advance ".length()).strip())
                    .total());
        } else if (!arguments.isEmpty()) {
            throw new IllegalArgumentException("write :clock, or :clock advance 4h (nothing was sent)");
        }
        lines.print(clock.instant() + "  " + (clock.ahead().isZero() ? "" : "moved ahead by " + clock.ahead()));
    }

    private void load(String file) throws IOException {
        shell.evaluate(Files.readString(Path.of(needed(file, ":load file"))));
    }

    private void save(String arguments) throws IOException {
        boolean force = arguments.contains("--force");
        Path file = Path.of(needed(arguments.replace("--force", "").strip(), ":save file"));
        if (Files.exists(file) && !force) {
            throw new IllegalArgumentException(file + " is there already: :save " + file + " --force writes over it");
        }
        SavedScript script = new SavedScript(record);
        String text = script.text();
        Language.shell(new WorkspaceBinding(core.workspace())).parse(text);
        Files.writeString(file, text);
        lines.print(script.summary() + " - run: arr " + file);
    }

    private static String needed(String argument, String usage) {
        if (argument.isEmpty()) {
            throw new IllegalArgumentException("write " + usage + " (nothing was sent)");
        }
        return argument;
    }

    private void clear() {
        if (lines instanceof TerminalLines terminal) {
            terminal.clear();
        }
    }
}
