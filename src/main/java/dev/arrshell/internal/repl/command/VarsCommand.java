package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.syntax.SecretNames;
import dev.arrshell.internal.text.PublicType;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import groovy.lang.Closure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.MethodClosure;
import picocli.CommandLine.Command;

/** {@code :vars}: the state and the variables as a table. */
@Command(name = "vars", description = "lists the state and the variables; sends no request")
public final class VarsCommand implements ReplCommand {

    @Override
    public void run(CommandContext context) {
        Stream<String> state = Vocabulary.all().stream()
                .filter(word -> word.use() == VocabularyWord.Use.CONVERTED)
                .map(VocabularyWord::name);
        Stream<String> variables =
                context.evaluator().types().names().stream().filter(name -> !name.matches("out|args|_\\d+"));
        List<Map<String, Object>> rows =
                Stream.concat(state, variables).map(name -> row(name, context)).toList();
        context.print(ViewWriter.text(rows, ViewFormat.TABLE, context.screen()));
    }

    private static Map<String, Object> row(String name, CommandContext context) {
        Object value = context.evaluator().binding().getVariable(name);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("type", value == null ? "-" : type(value));
        row.put("value", value == null ? "-" : isSecret(name, value) ? SecretRedactor.MASK : text(value, context));
        return row;
    }

    private static boolean isSecret(String name, Object value) {
        return value instanceof CharSequence && SecretNames.isSecretVariable(name, value.toString());
    }

    private static String type(Object value) {
        return value instanceof Closure
                ? "Closure"
                : PublicType.of(value.getClass()).getSimpleName();
    }

    private static String text(Object value, CommandContext context) {
        if (value instanceof Closure) {
            return value instanceof MethodClosure method ? "method " + method.getMethod() : "{ … }";
        }
        return ViewWriter.text(value, ViewFormat.RAW, context.screen());
    }
}
