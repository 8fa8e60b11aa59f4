/** The schedules: their times, by cron-utils, and the session of each period. */
package dev.arrshell.internal.schedule;
