package dev.arrshell.internal.script.output;

import dev.arrshell.model.Exchange;

/** Formatter of responses in the form of the session page. */
public final class ExchangeTextFormatter {

    private ExchangeTextFormatter() {}

    public static String of(Exchange exchange) {
        if (exchange == null) {
            return "no request yet: requestToken() or sessions() makes one";
        }
        return String.join(
                System.lineSeparator(),
                "StatusCode        : " + exchange.status(),
                "StatusDescription : " + exchange.reason(),
                "Content           : " + (exchange.responseBody().isEmpty() ? "{}" : exchange.responseBody()),
                "MS-CV             : " + exchange.responseHeader("MS-CV").orElse("-"));
    }
}
