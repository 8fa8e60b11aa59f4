/**
 * The language: account, region, session, size, lease, start, each step building on the one before.
 *
 * <pre>{@code
 * arr.account(id, key).region("westus2").session().size(PREMIUM).lease(hours(4)).start().awaitReady()
 * }</pre>
 *
 * @since 1.0
 */
@NullMarked
package dev.arrshell;

import org.jspecify.annotations.NullMarked;
