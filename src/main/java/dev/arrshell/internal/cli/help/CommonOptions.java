package dev.arrshell.internal.cli.help;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The options of every command that the annotated command has a use for; a command without this annotation uses all. Help,
 * manual page and completion leave out the others.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CommonOptions {

    /** The names of the options. */
    String[] value();
}
