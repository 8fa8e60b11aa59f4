/** Values as text: sessions, lists and maps in every view, from tables and cards to JSON, YAML and CSV. */
package dev.arrshell.internal.view;
