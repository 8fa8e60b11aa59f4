package dev.arrshell.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a client, or with {@link Started} for a session, in a region. A test that speaks to several regions asks for a
 * client of each.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.FIELD})
public @interface InRegion {

    /** {@return the region's name, such as {@code westeurope}} */
    String value();
}
