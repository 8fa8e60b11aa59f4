/** The layout of printed text: screen width, colours, character widths, cards, tables and line breaks. */
package dev.arrshell.internal.view.layout;
