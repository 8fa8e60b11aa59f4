/** What runs while the program is built, and is no part of it. */
package dev.arrshell.build;
