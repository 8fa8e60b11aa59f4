package dev.arrshell.internal.config;

import dev.arrshell.model.Secrets;
import java.util.Objects;

/**
 * What a check of the doctor found. Holds no secret.
 *
 * @param check the check's name, such as {@code clock}
 * @param verdict how it ended
 * @param sentence what was found
 * @param cure what to do; empty if there is nothing to do
 */
public record Finding(String check, Verdict verdict, String sentence, String cure) {

    /**
     * Takes secrets out of the words.
     *
     * @throws NullPointerException if a component is null
     */
    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(verdict, "verdict");
        sentence = Secrets.mask(Objects.requireNonNull(sentence, "sentence"));
        cure = Secrets.mask(Objects.requireNonNull(cure, "cure"));
    }

    static Finding ok(String check, String sentence) {
        return new Finding(check, Verdict.OK, sentence, "");
    }

    static Finding warn(String check, String sentence, String cure) {
        return new Finding(check, Verdict.WARN, sentence, cure);
    }

    static Finding fail(String check, String sentence, String cure) {
        return new Finding(check, Verdict.FAIL, sentence, cure);
    }
}
