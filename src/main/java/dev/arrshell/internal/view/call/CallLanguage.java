package dev.arrshell.internal.view.call;

import dev.arrshell.internal.text.EnumWords;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.function.Function;

/** The languages that a request can be written in. Secrets are variables in each of them, never values. */
public enum CallLanguage {
    POWERSHELL("Invoke-WebRequest as on the session page", PowerShellCall::text),
    CURL("a curl command for a POSIX shell", CurlCall::text),
    JAVA("plain Java 17 with the JDK's HTTP client", JavaCall::text),
    GROOVY("the same step of arr's own language", GroovyCall::text);

    private final String description;
    private final Function<Exchange, String> writer;

    CallLanguage(String description, Function<Exchange, String> writer) {
        this.description = description;
        this.writer = writer;
    }

    public String description() {
        return description;
    }

    /** The name as it is typed. */
    public String word() {
        return EnumWords.of(this);
    }

    /** All names, in order. */
    public static List<String> words() {
        return EnumWords.all(CallLanguage.class);
    }

    /** Writes a request. */
    public String write(Exchange exchange) {
        return writer.apply(exchange);
    }

    /** Parses a name in any case. */
    public static CallLanguage parse(String text) {
        return EnumWords.parse(CallLanguage.class, text, "language");
    }
}
