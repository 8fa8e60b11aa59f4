package dev.arrshell.internal.text

import java.time.Duration
import spock.lang.Specification

class DurationTextSpec extends Specification {

    def '#length is said as #words'() {
        expect:
        DurationText.format(Duration.parse(length)) == words

        where:
        length             || words
        'PT0S'             || '0s'
        'PT0.999S'         || '0s'
        'PT42S'            || '42s'
        'PT59.9S'          || '59s'
        'PT1M'             || '1m00s'
        'PT1M10S'          || '1m10s'
        'PT59M59S'         || '59m59s'
        'PT1H'             || '1h00m'
        'PT4H'             || '4h00m'
        'PT25H5M59S'       || '25h05m'
        'PT99H59M'         || '99h59m'
        'PT100H'           || '4d4h'
        'P30DT2H'          || '30d2h'
        'PT-42S'           || '-42s'
        'PT-1H-30M'        || '-1h30m'
    }

    def 'the digits of no language are used'() {
        given:
        def before = Locale.default
        Locale.default = Locale.forLanguageTag('ar-u-nu-arab')

        expect:
        DurationText.format(Duration.ofMinutes(90)) == '1h30m'
        DotNetTimeSpan.format(Duration.ofMinutes(90)) == '01:30:00'

        cleanup:
        Locale.default = before
    }
}
