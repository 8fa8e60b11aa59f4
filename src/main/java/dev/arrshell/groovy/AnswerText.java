package dev.arrshell.groovy;

import dev.arrshell.model.Exchange;

/** Writes an answer as the session page does. */
final class AnswerText {

    private AnswerText() {}

    static String of(Exchange exchange) {
        if (exchange == null) {
            return "no request yet: requestToken() or sessions() makes one";
        }
        return String.join(
                System.lineSeparator(),
                "StatusCode        : " + exchange.status(),
                "StatusDescription : " + exchange.reason(),
                "Content           : " + (exchange.body().isEmpty() ? "{}" : exchange.body()),
                "MS-CV             : " + exchange.header("MS-CV").orElse("-"));
    }
}
