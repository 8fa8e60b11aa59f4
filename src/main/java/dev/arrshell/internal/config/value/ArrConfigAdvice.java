package dev.arrshell.internal.config.value;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translator of the advice in messages about a value to what is written in {@code arrconfig.json}: JSON in double quotes,
 * in forms that Microsoft's scripts read too.
 */
final class ArrConfigAdvice {

    private static final Map<String, String> FORMS = new LinkedHashMap<>();

    static {
        FORMS.put("write '4h', '90m' or '4:00:00'", "write \"4:00:00\"");
        FORMS.put("write '4h', '90m', '4:00:00', '1.00:00:00' or 'PT4H'", "write \"4:00:00\" or \"1.00:00:00\"");
        FORMS.put("write '24h' or '1.00:00:00'", "write \"1.00:00:00\"");
        FORMS.put("by its address, as the endpoint", "by its full address, like \"http://localhost:8080\"");
    }

    private ArrConfigAdvice() {}

    static String of(String message) {
        String translated = message;
        for (Map.Entry<String, String> form : FORMS.entrySet()) {
            translated = translated.replace(form.getKey(), form.getValue());
        }
        return translated;
    }
}
