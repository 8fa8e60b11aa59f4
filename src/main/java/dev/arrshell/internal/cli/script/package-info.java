/** The commands that run, rehearse and check scripts or open the prompt. */
package dev.arrshell.internal.cli.script;
