package dev.arrshell.internal.text

import java.time.Duration
import spock.lang.Specification

class DotNetTimeSpanSpec extends Specification {

    def ".NET reads '#text' as #length"() {
        expect:
        DotNetTimeSpan.parse(text) == Duration.parse(length)

        where:
        text                 || length
        '4:0:0'              || 'PT4H'
        '04:00:00'           || 'PT4H'
        '00:00:01'           || 'PT1S'
        '0:0'                || 'PT0S'
        '23:59'              || 'PT23H59M'
        '-00:00:01'          || 'PT-1S'
        '-1.02:03:04'        || '-P1DT2H3M4S'
        '1.02:03:04'         || 'P1DT2H3M4S'
        '1.2:3:4'            || 'P1DT2H3M4S'
        '0.00:00:00'         || 'PT0S'
        '24:00:00'           || 'P24D'
        '24:12:59'           || 'P24DT12H59M'
        '-30:00:00'          || '-P30D'
        '10675199.02:48:05'  || 'P10675199DT2H48M5S'
        '00:00:00.5'         || 'PT0.5S'
        '00:00:00.05'        || 'PT0.05S'
        '00:00:00.1234567'   || 'PT0.1234567S'
        '-00:00:00.0000001'  || 'PT-0.0000001S'
        ' 04:00:00 '         || 'PT4H'
    }

    def "'#text' is no timespan"() {
        when:
        DotNetTimeSpan.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "'$text' is no timespan: [d.]hh:mm:ss is needed, such as 04:00:00 or 1.00:00:00 (nothing was sent)"

        where:
        text << ['', '4', '4h', '4:60:00', '4:00:60', '24:00', '24:24:00', '1.24:00:00', '24:00:00.5', '4:00:00.', '4:00:00.12345678',
                 '+4:00:00', '--4:00:00', '4:-1:00', '1.2.03:00:00', '4 : 0 : 0', 'PT4H', '123456789.00:00:00', '４:00:00']
    }

    def 'null is refused by name'() {
        when:
        DotNetTimeSpan.parse(null)

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'timespan'
    }

    def '#length is written as .NET does: #text'() {
        expect:
        DotNetTimeSpan.format(Duration.parse(length)) == text

        where:
        length                || text
        'PT0S'                || '00:00:00'
        'PT4H'                || '04:00:00'
        'PT24H'               || '1.00:00:00'
        'PT26H'               || '1.02:00:00'
        'P30DT1S'             || '30.00:00:01'
        'PT1.5S'              || '00:00:01.5000000'
        'PT0.0000001S'        || '00:00:00.0000001'
        'PT0.00000019S'       || '00:00:00.0000001'
        'PT0.00000009S'       || '00:00:00'
        'PT-1S'               || '-00:00:01'
        'PT-0.5S'             || '-00:00:00.5000000'
        '-P1DT2H'             || '-1.02:00:00'
        'PT-0.0000001S'       || '-00:00:00.0000001'
        'PT-0.00000009S'      || '00:00:00'
    }

    def 'what is written is read back, to 100 nanoseconds (seed #seed)'() {
        given:
        def random = new Random(seed)

        expect:
        (1..1000).every {
            def length = Duration.ofNanos((random.nextLong() % bound) * 100)
            DotNetTimeSpan.parse(DotNetTimeSpan.format(length)) == length
        }

        where:
        seed | bound
        1    | 10_000_000L
        2    | 864_000_000_000L
        3    | 90_000_000_000_000_000L
    }
}
