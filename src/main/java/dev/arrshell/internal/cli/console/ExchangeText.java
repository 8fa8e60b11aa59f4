package dev.arrshell.internal.cli.console;

import dev.arrshell.internal.view.layout.SafeText;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.Map;

/** The text of a request and its answer for {@code --verbose}, secrets masked, unprintable characters replaced. */
final class ExchangeText {

    private ExchangeText() {}

    static String of(Exchange exchange) {
        StringBuilder text = new StringBuilder();
        line(text, "> ", exchange.method() + " " + exchange.uri());
        headers(text, "> ", exchange.requestHeaders());
        body(text, "> ", exchange.requestBody());
        String status = exchange.status() == 0 ? "no answer: " : exchange.status() + " ";
        line(text, "< ", status + exchange.reason() + " (" + exchange.took().toMillis() + " ms)");
        headers(text, "< ", exchange.responseHeaders());
        body(text, "< ", exchange.responseBody());
        return SafeText.clean(text.toString()).stripTrailing();
    }

    private static void headers(StringBuilder text, String mark, Map<String, List<String>> headers) {
        headers.forEach((name, values) -> line(text, mark, name + ": " + String.join(", ", values)));
    }

    private static void body(StringBuilder text, String mark, String body) {
        body.lines().forEach(each -> line(text, mark, each));
    }

    private static void line(StringBuilder text, String mark, String content) {
        text.append(mark).append(content).append('\n');
    }
}
