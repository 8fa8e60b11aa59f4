/**
 * An Azure Remote Rendering service in this process: starts it, moves its clock, looks at what it was asked.
 *
 * <p>The public service ended on 30 September 2025, so an emulator is what a client can talk to.
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell.emulator;

import org.jspecify.annotations.NullMarked;
