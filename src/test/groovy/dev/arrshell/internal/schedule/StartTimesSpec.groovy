package dev.arrshell.internal.schedule

import java.time.Instant
import java.time.LocalDateTime
import java.time.LocalTime
import java.time.ZoneId
import java.time.ZoneOffset
import spock.lang.Specification

class StartTimesSpec extends Specification {

    /** The next starts after a local time, as cron-utils gives them. */
    private static List<String> starts(String times, String zone, String after, int number) {
        def all = StartTimes.parse(times, ZoneId.of(zone))
        def moment = LocalDateTime.parse(after).atZone(ZoneId.of(zone)).toInstant()
        (1..number).collect {
            def next = all.after(moment).orElseThrow()
            moment = next.toInstant()
            next.toOffsetDateTime().toString()
        }
    }

    def "#times starts at #expected"() {
        expect: 'from Wednesday, 9 December 2026'
        starts(times, 'UTC', '2026-12-09T12:00', expected.size()) == expected.collect { it + 'Z' }

        where:
        times                         || expected
        'weekdays 07:30'              || ['2026-12-10T07:30', '2026-12-11T07:30', '2026-12-14T07:30']
        'daily 06:00'                 || ['2026-12-10T06:00', '2026-12-11T06:00', '2026-12-12T06:00']
        'Weekends 9:05'               || ['2026-12-12T09:05', '2026-12-13T09:05', '2026-12-19T09:05']
        'saturdays 10:00'             || ['2026-12-12T10:00', '2026-12-19T10:00']
        'mon, wed 23:59'              || ['2026-12-09T23:59', '2026-12-14T23:59', '2026-12-16T23:59']
        'mondays and thursdays 09:15' || ['2026-12-10T09:15', '2026-12-14T09:15', '2026-12-17T09:15']
        '30 7 * * MON-FRI'            || ['2026-12-10T07:30', '2026-12-11T07:30', '2026-12-14T07:30']
        '0,30 13 * * *'               || ['2026-12-09T13:00', '2026-12-09T13:30', '2026-12-10T13:00']
        '0 0 29 2 *'                  || ['2028-02-29T00:00', '2032-02-29T00:00']
        '30 7 * * 7'                  || ['2026-12-13T07:30', '2026-12-20T07:30']
    }

    def "a time that is skipped is no start, and one that comes twice is one: #times in #zone"() {
        expect:
        starts(times, zone, after, expected.size()) == expected

        where:
        times         | zone               | after              || expected
        'daily 02:30' | 'Europe/Berlin'    | '2026-03-28T00:00' || ['2026-03-28T02:30+01:00', '2026-03-30T02:30+02:00']
        'daily 03:00' | 'Europe/Berlin'    | '2026-03-28T00:00' || ['2026-03-28T03:00+01:00', '2026-03-29T03:00+02:00']
        'daily 02:30' | 'Europe/Berlin'    | '2026-10-24T00:00' || ['2026-10-24T02:30+02:00', '2026-10-25T02:30+02:00', '2026-10-26T02:30+01:00']
        'daily 07:30' | 'Europe/Berlin'    | '2026-10-24T00:00' || ['2026-10-24T07:30+02:00', '2026-10-25T07:30+01:00']
        'daily 02:30' | 'America/New_York' | '2026-03-07T00:00' || ['2026-03-07T02:30-05:00', '2026-03-09T02:30-04:00']
        'daily 01:30' | 'America/New_York' | '2026-10-31T00:00' || ['2026-10-31T01:30-04:00', '2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00']
        '30 * * * *'  | 'Europe/Berlin'    | '2026-10-25T01:45' || ['2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00', '2026-10-25T03:30+01:00']
        '30 * * * *'  | 'Europe/Berlin'    | '2026-03-29T00:45' || ['2026-03-29T01:30+01:00', '2026-03-29T03:30+02:00']
    }

    def "'#times' is refused: #message"() {
        when:
        StartTimes.parse(times, ZoneOffset.UTC)

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message.contains(message)
        refused.message.endsWith('(nothing was sent)')

        where:
        times              || message
        'weekdys 07:30'    || "'weekdys 07:30' is not a start time: there are no days 'weekdys' - did you mean weekdays?; write weekdays 07:30,"
        'weekdays 24:00'   || "'weekdays 24:00': there is no 24:00 on a day of 00:00 to 23:59"
        'weekdays'         || "'weekdays' is not a start time: write weekdays 07:30, daily 06:00,"
        ''                 || "'' is not a start time: write weekdays 07:30"
        '30 7 * *'         || "'30 7 * *' is not a valid cron line: "
        '61 7 * * *'       || 'Value 61 not in range [0, 59]'
        '0 30 7 * * ?'     || 'contains 6 parts but we expect one of [5]'
        '30 7 31 2 *'      || "'30 7 31 2 *' never occurs: choose a day that exists"
    }

    def "the period around #now is until #until"() {
        given:
        def zone = ZoneId.of('Europe/Berlin')
        def periods = new SchedulePeriods(StartTimes.parse(times, zone), LocalTime.parse(end))

        expect:
        periods.at(LocalDateTime.parse(now).atZone(zone).toInstant()).until().map { it.toOffsetDateTime().toString() }.orElse(null) == until

        where:
        times            | end     | now                || until
        'weekdays 07:30' | '18:00' | '2026-12-09T07:29' || null
        'weekdays 07:30' | '18:00' | '2026-12-09T07:30' || '2026-12-09T18:00+01:00'
        'weekdays 07:30' | '18:00' | '2026-12-09T17:59' || '2026-12-09T18:00+01:00'
        'weekdays 07:30' | '18:00' | '2026-12-09T18:00' || null
        'weekdays 07:30' | '18:00' | '2026-12-12T12:00' || null
        'daily 22:00'    | '06:00' | '2026-12-09T05:59' || '2026-12-09T06:00+01:00'
        'daily 22:00'    | '06:00' | '2026-12-09T23:00' || '2026-12-10T06:00+01:00'
        'daily 06:00'    | '06:00' | '2026-12-09T06:00' || '2026-12-10T06:00+01:00'
        '0 * * * *'      | '18:00' | '2026-12-09T12:30' || '2026-12-09T18:00+01:00'
        'daily 22:00'    | '02:30' | '2026-03-29T01:00' || '2026-03-29T03:30+02:00'
        'daily 22:00'    | '02:30' | '2026-10-25T01:00' || '2026-10-25T02:30+02:00'
        '15 * * * *'     | '02:30' | '2026-10-25T02:20' || '2026-10-25T02:30+02:00'
    }

    def "an end within the hour that comes twice ends also the second start"() {
        given:
        def periods = new SchedulePeriods(StartTimes.parse('15 * * * *', ZoneId.of('Europe/Berlin')), LocalTime.parse('02:30'))

        expect: '02:20 for the second time'
        periods.at(Instant.parse('2026-10-25T01:20:00Z')).until().get().toOffsetDateTime().toString() == '2026-10-25T02:30+01:00'
    }
}
