/** One call by {@code arr}, by hand over the JDK's client, and by the Azure SDK, against one stub in another process. */
package dev.arrshell.bench.calls;
