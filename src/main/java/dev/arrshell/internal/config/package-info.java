/**
 * What a person has configured and where: files, environment and command line read into checked values that know their
 * origin, the choice between the configured service and the embedded emulator, secrets, and the doctor's checks.
 */
package dev.arrshell.internal.config;
