package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.text.SecretRedactor;
import java.util.Objects;

/**
 * The finding of a check. Holds no secret.
 *
 * @param check the name of the check, such as {@code clock}
 * @param remedy what to do; empty if nothing
 */
public record DoctorFinding(String check, CheckStatus status, String message, String remedy) {

    /** Masks secrets. */
    public DoctorFinding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(status, "status");
        message = SecretRedactor.mask(Objects.requireNonNull(message, "message"));
        remedy = SecretRedactor.mask(Objects.requireNonNull(remedy, "remedy"));
    }

    static DoctorFinding ok(String check, String message) {
        return new DoctorFinding(check, CheckStatus.OK, message, "");
    }

    static DoctorFinding warn(String check, String message, String remedy) {
        return new DoctorFinding(check, CheckStatus.WARN, message, remedy);
    }

    static DoctorFinding fail(String check, String message, String remedy) {
        return new DoctorFinding(check, CheckStatus.FAIL, message, remedy);
    }
}
