/** The state of the conversions of assets: what was asked, when each starts and ends, and listing. */
package dev.arrshell.internal.service.conversion;
