/** The timeline of a rehearsal: each session over time, requests, hours and cost, as text, JSON and SVG. */
package dev.arrshell.internal.timeline;
