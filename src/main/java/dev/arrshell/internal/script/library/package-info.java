/** Code that a script uses beside its own: files beside it, directories and jars of the class path, and what its lines name. */
package dev.arrshell.internal.script.library;
