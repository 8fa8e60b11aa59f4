/** The data that a service keeps in a directory. The only package that knows H2's MVStore, which embedders may leave out. */
package dev.arrshell.internal.service.storage;
