package dev.arrshell.internal.view.call;

import dev.arrshell.internal.text.EnumWords;
import dev.arrshell.model.Exchange;
import java.util.List;
import java.util.function.Function;

/** The languages a request can be written in. What is secret is a variable in each, never a value. */
public enum CallLanguage {
    /** {@code Invoke-WebRequest}, as on the session page. */
    POWERSHELL("Invoke-WebRequest as on the session page", PowerShellCall::text),

    /** A command line for a POSIX shell. */
    CURL("a curl command for a POSIX shell", CurlCall::text),

    /** Plain Java with the JDK's client. */
    JAVA("plain Java 17 with the JDK's HTTP client", JavaCall::text),

    /** The same step in our own language. */
    GROOVY("the same step in arr's own words", GroovyCall::text);

    private final String sentence;
    private final Function<Exchange, String> writer;

    CallLanguage(String sentence, Function<Exchange, String> writer) {
        this.sentence = sentence;
        this.writer = writer;
    }

    /** What it is, in a few words. */
    public String sentence() {
        return sentence;
    }

    /** The name as a person types it. */
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

    /** Reads a name in any case. */
    public static CallLanguage parse(String text) {
        return EnumWords.parse(CallLanguage.class, text, "language");
    }
}
