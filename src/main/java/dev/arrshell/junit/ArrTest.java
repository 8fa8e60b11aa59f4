package dev.arrshell.junit;

import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Region;
import dev.arrshell.testkit.OnFinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests an emulator and an account. On a class it holds for all its tests, those of nested and derived classes
 * too; on a method for that test; on an annotation for whatever bears that. The nearest one counts, with all of its
 * attributes: the method's before the class's, the class's before the enclosing one's.
 *
 * <p>Parameters and null fields of the types {@code ArrClient}, {@code ArrEmulator} and {@code Arr}, and with
 * {@link Started} {@code Session} and {@code ReadySession}, are filled in. There is one emulator for a class and those
 * nested in it, started when it is needed and closed when the class is over, however that ends. Each test, each
 * repetition and each row of parameters has an account of its own with sessions, a virtual clock, faults and a journal
 * that no other test sees, so tests may run at once. Static fields, and parameters of {@code @BeforeAll} and
 * {@code @AfterAll}, belong to an account of the class.
 *
 * <p>When a test is over, what still runs is stopped. When it failed, its failure brings along what the emulator saw, as
 * a suppressed exception: the sessions, those that still run with the lines that started them, and the requests.
 *
 * <pre>{@code
 * @ArrTest
 * class RenderingTest {
 *     @Test void becomesReady(ArrClient client) {
 *         client.session().size(STANDARD).lease(hours(1)).start().awaitReady();
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ArrExtension.class)
public @interface ArrTest {

    /** {@return what it means that a session still runs which the test started itself; by default nothing} */
    OnFinding leaks() default OnFinding.PASS;

    /** {@return what it means that a request was sent which no route of the service takes; by default the test fails} */
    OnFinding unmatched() default OnFinding.FAIL;

    /** {@return what it means that a fault was set which never struck; by default nothing} */
    OnFinding unusedFaults() default OnFinding.PASS;

    /** {@return the region of clients for which no other is asked} */
    String region() default Region.DEFAULT_NAME;

    /** {@return the version of the API that clients speak} */
    ApiVersion apiVersion() default ApiVersion.V1;

    /** {@return how long Standard servers boot, such as {@code 10s} or {@code PT10S}, by the virtual clock} */
    String standardBoot() default "10s";

    /** {@return how long Premium servers boot, such as {@code 2m} or {@code PT2M}, by the virtual clock} */
    String premiumBoot() default "2m";

    /** {@return how long conversions take, such as {@code 74s} or {@code PT2M}, by the virtual clock} */
    String conversionTime() default "74s";

    /** {@return whether the service refuses a missing or unknown version; see {@code ArrEmulatorBuilder.strict}} */
    boolean strict() default false;

    /** {@return the month as in which 2021-01-01 answers, such as {@code 2021-02}; see {@code ArrEmulatorBuilder.asIn}} */
    String asIn() default "";

    /** {@return how many sessions a page of a listing of 2021-01-01 holds, 1 or more} */
    int pageSize() default 100;

    /** {@return how long v1 shows a stopped session as Stopping, such as {@code 30s}; by default never} */
    String stoppingFor() default "0s";
}
