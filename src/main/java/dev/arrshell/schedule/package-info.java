/**
 * Schedules: a session from a time of day to another, on some days of the week.
 *
 * @since 1.1
 */
@NullMarked
package dev.arrshell.schedule;

import org.jspecify.annotations.NullMarked;
