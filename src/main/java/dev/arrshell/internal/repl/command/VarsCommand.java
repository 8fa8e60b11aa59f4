package dev.arrshell.internal.repl.command;

import dev.arrshell.internal.repl.eval.PublicType;
import dev.arrshell.internal.view.ViewFormat;
import dev.arrshell.internal.view.ViewWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code :vars}. */
@CommandLine.Command
public final class VarsCommand implements ReplCommand {

    private static final List<String> STATE = List.of("endPoint", "accountId", "accountKey", "token", "sessionId");

    @Override
    public void run(CommandContext prompt) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Stream.concat(STATE.stream(), own(prompt)).forEach(name -> rows.add(row(name, prompt)));
        prompt.print(ViewWriter.text(rows, ViewFormat.TABLE, prompt.screen()));
    }

    private static Stream<String> own(CommandContext prompt) {
        return prompt.evaluator().types().names().stream().filter(name -> !name.matches("out|args|_\\d"));
    }

    private static Map<String, Object> row(String name, CommandContext prompt) {
        Object value = prompt.evaluator().binding().getVariable(name);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("type", value == null ? "-" : PublicType.of(value.getClass()).getSimpleName());
        row.put("value", value == null ? "-" : ViewWriter.text(value, ViewFormat.RAW, prompt.screen()));
        return row;
    }

    @Override
    public String name() {
        return "vars";
    }

    @Override
    public String sentence() {
        return "lists the state and the variables; costs no request";
    }
}
