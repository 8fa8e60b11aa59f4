package dev.arrshell.repl;

import dev.arrshell.internal.view.View;
import dev.arrshell.internal.view.Views;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code :vars}. */
@CommandLine.Command
final class VarsCommand implements Command {

    private static final List<String> STATE = List.of("endPoint", "accountId", "accountKey", "token", "sessionId");

    @Override
    public void run(Prompt prompt) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Stream.concat(STATE.stream(), own(prompt)).forEach(name -> rows.add(row(name, prompt)));
        prompt.print(Views.text(rows, View.TABLE, prompt.screen()));
    }

    private static Stream<String> own(Prompt prompt) {
        return prompt.evaluator().types().names().stream().filter(name -> !name.matches("out|args|_\\d"));
    }

    private static Map<String, Object> row(String name, Prompt prompt) {
        Object value = prompt.evaluator().binding().getVariable(name);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("type", value == null ? "-" : PublicFace.of(value.getClass()).getSimpleName());
        row.put("value", value == null ? "-" : Views.text(value, View.RAW, prompt.screen()));
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
