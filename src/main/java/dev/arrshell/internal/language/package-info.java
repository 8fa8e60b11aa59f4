/** The base class of the steps of the language, and the errors of wrong use. */
package dev.arrshell.internal.language;
