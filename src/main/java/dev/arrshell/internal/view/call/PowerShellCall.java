package dev.arrshell.internal.view.call;

import dev.arrshell.internal.view.call.CallParts.Part;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A request for PowerShell, as Microsoft's page about sessions writes it. */
final class PowerShellCall {

    private PowerShellCall() {}

    static String text(Exchange exchange) {
        CallParts parts = new CallParts(exchange);
        String body = parts.hasBody() ? " -ContentType \"application/json\" -Body " + body(parts.body()) : "";
        return "Invoke-WebRequest -Uri " + quoted(parts.address()) + " -Method " + method(parts.method()) + body
                + " -Headers @{ Authorization = " + quoted(parts.authorization()) + " }";
    }

    private static String method(String method) {
        return method.charAt(0) + method.substring(1).toLowerCase(Locale.ROOT);
    }

    private static String quoted(List<Part> parts) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            boolean apart = i + 1 < parts.size() && !parts.get(i + 1).text().startsWith("/");
            text.append(part.variable() ? variable(part.text(), apart) : escaped(part.text()));
        }
        return text.append('"').toString();
    }

    /** Adds braces where needed: {@code $a:b} would name a scope, {@code $a?} another variable. */
    private static String variable(String name, boolean apart) {
        return apart ? "${" + name + "}" : "$" + name;
    }

    private static String escaped(String text) {
        return text.replace("`", "``").replace("\"", "`\"").replace("$", "`$");
    }

    private static String body(List<Part> parts) {
        String sum = parts.stream()
                .map(part -> part.variable() ? "$" + part.text() : literal(part.text()))
                .collect(Collectors.joining(" + "));
        return parts.size() > 1 ? "(" + sum + ")" : sum;
    }

    /** In single quotes only the quote itself has a meaning. */
    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
