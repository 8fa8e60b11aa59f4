package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.text.SecretRedactor;
import java.util.Objects;

/**
 * What a check of the doctor found. Holds no secret.
 *
 * @param check the check's name, such as {@code clock}
 * @param verdict how it ended
 * @param sentence what was found
 * @param cure what to do; empty if there is nothing to do
 */
public record DoctorFinding(String check, CheckStatus verdict, String sentence, String cure) {

    /** Masks secrets. */
    public DoctorFinding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(verdict, "verdict");
        sentence = SecretRedactor.mask(Objects.requireNonNull(sentence, "sentence"));
        cure = SecretRedactor.mask(Objects.requireNonNull(cure, "cure"));
    }

    static DoctorFinding ok(String check, String sentence) {
        return new DoctorFinding(check, CheckStatus.OK, sentence, "");
    }

    static DoctorFinding warn(String check, String sentence, String cure) {
        return new DoctorFinding(check, CheckStatus.WARN, sentence, cure);
    }

    static DoctorFinding fail(String check, String sentence, String cure) {
        return new DoctorFinding(check, CheckStatus.FAIL, sentence, cure);
    }
}
