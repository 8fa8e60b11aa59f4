package dev.arrshell.junit;

import dev.arrshell.model.SessionSize;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a session that was started for this test: at a {@code Session} as soon as it is created, at a
 * {@code ReadySession} when it is ready, which takes no time on the virtual clock. It is stopped with the test and is
 * never a leak. Size and lease have to be said, as they are the bill.
 *
 * <pre>{@code
 * @Test void renders(@Started(size = PREMIUM, lease = "PT20M") ReadySession session) {
 *     session.hostname();
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface Started {

    /** {@return the class of server} */
    SessionSize size();

    /** {@return the whole lease, more than zero and at most 24 hours, such as {@code PT20M}, {@code 20m}, {@code 0:20:0}} */
    String lease();
}
