/** What a rehearsal came to: each session over time, requests, hours and cost; as text, as JSON, as SVG. */
package dev.arrshell.internal.timeline;
