/** Recorded requests written as code: curl, PowerShell, Java and Groovy, and responses as PowerShell shows them. */
package dev.arrshell.internal.view.call;
