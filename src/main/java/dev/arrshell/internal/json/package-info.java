/** JSON as plain Java values, for public types that show no library. */
package dev.arrshell.internal.json;
