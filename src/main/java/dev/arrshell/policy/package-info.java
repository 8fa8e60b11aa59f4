/** How to wait and, where several ways are right, which one to take. */
package dev.arrshell.policy;
