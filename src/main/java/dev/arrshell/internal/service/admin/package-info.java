/** The routes below /__arr/ that control and inspect a running service. */
package dev.arrshell.internal.service.admin;
