package dev.arrshell.time

import java.time.Duration
import spock.lang.Specification

class DurationsSpec extends Specification {

    def '#length is #iso'() {
        expect:
        length == Duration.parse(iso)

        where:
        length                  || iso
        Durations.days(2)       || 'PT48H'
        Durations.hours(4)      || 'PT4H'
        Durations.minutes(90)   || 'PT1H30M'
        Durations.seconds(1)    || 'PT1S'
        Durations.millis(1500)  || 'PT1.5S'
        Durations.hours(-1)     || 'PT-1H'
    }
}
