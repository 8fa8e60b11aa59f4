/**
 * Text helpers without any dependency: the nearest word, durations in words, .NET time spans, secret text and its
 * redaction.
 */
package dev.arrshell.internal.text;
