/** The checks of arr doctor: configuration, names, encryption, clock, token and one listing. */
package dev.arrshell.internal.config.doctor;
