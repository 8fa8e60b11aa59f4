/** Turns values and failures into text: tables, cards, JSON, YAML, CSV. Knows neither a terminal nor Groovy. */
package dev.arrshell.internal.view;
