/** Many sessions in one program: started, awaited, kept alive, and within a given rate of requests. */
package dev.arrshell.bench.many;
