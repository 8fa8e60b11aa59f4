/**
 * The port between the session service and what gives it machines: processes on this machine, a cluster, or a provider of
 * one's own.
 *
 * @since 1.0
 */
@Experimental
@NullMarked
package dev.arrshell.server;

import dev.arrshell.annotation.Experimental;
import org.jspecify.annotations.NullMarked;
