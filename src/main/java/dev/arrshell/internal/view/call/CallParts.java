package dev.arrshell.internal.view.call;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.model.Exchange;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a request as text and variables: address, credential, body. */
final class CallParts {

    static final String END_POINT = "endPoint";
    static final String ACCOUNT_ID = "accountId";
    static final String ACCOUNT_KEY = "accountKey";
    static final String SESSION_ID = "sessionId";
    static final String TOKEN = "token";
    static final String INPUT_ACCESS = "inputAccess";
    static final String OUTPUT_ACCESS = "outputAccess";

    /** A shared access signature in the body of a conversion's start, in both versions of the API. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "(\"(?:storageContainerReadList|containerReadList|storageContainerWrite|containerWrite)Sas\"\\s*:\\s*\")"
                    + "((?:[^\"\\\\]|\\\\.)+)(?=\")");

    private static final Pattern PATH =
            Pattern.compile("(.*?)((?:/v1)?/accounts/)([^/]+)(?:(/sessions/)(?!create\\b)([^/]+))?(.*)");

    /** Fixed text, or the name of a variable. */
    record Part(String text, boolean variable) {

        static Part fixed(String text) {
            return new Part(text, false);
        }

        static Part variable(String name) {
            return new Part(name, true);
        }
    }

    private final Exchange exchange;

    CallParts(Exchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.method();
    }

    /** The body as sent, with a variable in place of a shared access signature, other secrets masked; empty for none. */
    List<Part> body() {
        String text = SecretRedactor.mask(exchange.requestBody());
        List<Part> parts = new ArrayList<>();
        Matcher signature = SIGNATURE.matcher(text);
        int from = 0;
        while (signature.find()) {
            parts.add(Part.fixed(text.substring(from, signature.end(1))));
            parts.add(Part.variable(signature.group(1).contains("Read") ? INPUT_ACCESS : OUTPUT_ACCESS));
            from = signature.end();
        }
        if (from < text.length()) {
            parts.add(Part.fixed(text.substring(from)));
        }
        return parts;
    }

    boolean hasBody() {
        return !exchange.requestBody().isEmpty();
    }

    /** The address. That of the token service is written out; all others begin with the endpoint, which may have a path. */
    List<Part> address() {
        URI uri = exchange.uri();
        String base = uri.getScheme() + "://" + uri.getRawAuthority();
        Matcher path = PATH.matcher(uri.getRawPath());
        List<Part> parts = new ArrayList<>();
        if (path.matches()) {
            parts.add(isToken() ? Part.fixed(base + path.group(1)) : Part.variable(END_POINT));
            parts.addAll(path(path));
        } else {
            parts.add(Part.fixed(base + uri.getRawPath()));
        }
        Optional.ofNullable(uri.getRawQuery()).ifPresent(query -> parts.add(Part.fixed("?" + query)));
        return parts;
    }

    private static List<Part> path(Matcher path) {
        List<Part> parts = new ArrayList<>(List.of(Part.fixed(path.group(2)), Part.variable(ACCOUNT_ID)));
        if (path.group(5) != null) {
            parts.add(Part.fixed(path.group(4)));
            parts.add(Part.variable(SESSION_ID));
        }
        if (!path.group(6).isEmpty()) {
            parts.add(Part.fixed(path.group(6)));
        }
        return parts;
    }

    /** The value of the {@code Authorization} header. */
    List<Part> authorization() {
        Part bearer = Part.fixed("Bearer ");
        return isToken()
                ? List.of(bearer, Part.variable(ACCOUNT_ID), Part.fixed(":"), Part.variable(ACCOUNT_KEY))
                : List.of(bearer, Part.variable(TOKEN));
    }

    private boolean isToken() {
        return exchange.operation().equals(Optional.of(Operation.TOKEN));
    }
}
