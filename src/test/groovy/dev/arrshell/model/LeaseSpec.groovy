package dev.arrshell.model

import java.time.Duration
import spock.lang.Specification

class LeaseSpec extends Specification {

    static final UNREADABLE = "is no lease: write '4h', '90m', '4:00:00', '1.00:00:00' or 'PT4H' (nothing was sent)"

    def "'#text' is a lease of #length"() {
        expect:
        Lease.parse(text).total() == Duration.parse(length)

        where:
        text               || length
        '4:0:0'            || 'PT4H'
        '04:00:00'         || 'PT4H'
        '4:00'             || 'PT4H'
        '1:30:00'          || 'PT1H30M'
        '00:00:01'         || 'PT1S'
        '00:00:00.5'       || 'PT0.5S'
        '00:00:00.0000001' || 'PT0.0000001S'
        '23:59:59'         || 'PT23H59M59S'
        '1.00:00:00'       || 'PT24H'
        '1.00:00'          || 'PT24H'
        '0.12:00:00'       || 'PT12H'
        '90m'              || 'PT1H30M'
        '90 m'             || 'PT1H30M'
        '90M'              || 'PT1H30M'
        '4h'               || 'PT4H'
        '24h'              || 'PT24H'
        '1440m'            || 'PT24H'
        '45s'              || 'PT45S'
        'PT4H'             || 'PT4H'
        'pt1h30m'          || 'PT1H30M'
        'P1D'              || 'PT24H'
        '1h30m'            || 'PT1H30M'
        '1.5s'             || 'PT1.5S'
        '1d'               || 'PT24H'
        ' 4:0:0 '          || 'PT4H'
    }

    def "'#text' is refused: #because"() {
        when:
        Lease.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == because

        where:
        text          || because
        '4'           || "\"4\" has no unit: write '4h', '90m' or '4:00:00' (nothing was sent)"
        ' 90 '        || "\"90\" has no unit: write '4h', '90m' or '4:00:00' (nothing was sent)"
        '4.5'         || "\"4.5\" has no unit: write '4h', '90m' or '4:00:00' (nothing was sent)"
        '4,5'         || "\"4,5\" has no unit: write '4h', '90m' or '4:00:00' (nothing was sent)"
        '-4'          || "\"-4\" has no unit: write '4h', '90m' or '4:00:00' (nothing was sent)"
        '24:00:00'    || "the service reads '24:00:00' as 24 days: for 24 hours write '24h' or '1.00:00:00' (nothing was sent)"
        '24:0:0'      || "the service reads '24:0:0' as 24 days: for 24 hours write '24h' or '1.00:00:00' (nothing was sent)"
        '024:00:00'   || "the service reads '024:00:00' as 24 days: for 24 hours write '24h' or '1.00:00:00' (nothing was sent)"
        '25:0:0'      || 'a lease is at most 24 hours, not 25h00m (nothing was sent)'
        '24:00:01'    || 'a lease is at most 24 hours, not 24h00m (nothing was sent)'
        '9999:0:0'    || 'a lease is at most 24 hours, not 416d15h (nothing was sent)'
        '12345:0:0'   || 'a lease is at most 24 hours, not 12345d0h (nothing was sent)'
        '1.02:00:00'  || 'a lease is at most 24 hours, not 26h00m (nothing was sent)'
        'PT24H0.001S' || 'a lease is at most 24 hours, not 24h00m (nothing was sent)'
        '1441m'       || 'a lease is at most 24 hours, not 24h01m (nothing was sent)'
        '999999h'     || 'a lease is at most 24 hours, not 41666d15h (nothing was sent)'
        '0:0:0'       || "a lease must be positive, not 0s (nothing was sent)"
        '0m'          || "a lease must be positive, not 0s (nothing was sent)"
        '-04:00:00'   || "a lease must be positive, not -4h (nothing was sent)"
        'PT-1S'       || "'PT-1S' $UNREADABLE"
        ''            || "'' $UNREADABLE"
        '  '          || "'' $UNREADABLE"
        'four hours'  || "'four hours' $UNREADABLE"
        '4 hours'     || "'4 hours' $UNREADABLE"
        '24:00'       || "'24:00' $UNREADABLE"
        '4:60:00'     || "'4:60:00' $UNREADABLE"
        '0:90:00'     || "'0:90:00' $UNREADABLE"
        '4:00:60'     || "'4:00:60' $UNREADABLE"
        '1.24:00:00'  || "'1.24:00:00' $UNREADABLE"
        '4:0:0:0:0'   || "'4:0:0:0:0' $UNREADABLE"
        'PT'          || "'PT' $UNREADABLE"
        'P4H'         || "'P4H' $UNREADABLE"
        'Premium'     || "'Premium' $UNREADABLE"
        '4%s:0:0'     || "'4%s:0:0' $UNREADABLE"
    }

    def 'an hour form over 23 with minutes over 59 is over 24 hours all the same'() {
        when:
        Lease.parse('24:60:00')

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message.startsWith('a lease is at most 24 hours, not 25h00m')
    }

    def 'a length of #length is refused'() {
        when:
        new Lease(Duration.parse(length))

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message.startsWith(start)

        where:
        length              || start
        'PT0S'              || 'a lease must be positive, not 0s'
        'PT-1H'             || 'a lease must be positive, not -1h'
        'PT-0.000000001S'   || 'a lease must be positive'
        'PT24H0.000000001S' || 'a lease is at most 24 hours, not 24h00m'
    }

    def 'null is refused by name'() {
        when:
        call()

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'lease'

        where:
        call << [{ Lease.parse(null) }, { new Lease(null) }]
    }

    def 'a lease of #length is sent as #timespan or as #minutes minutes'() {
        given:
        def lease = new Lease(Duration.parse(length))

        expect:
        lease.toString() == timespan
        lease.minutes() == minutes

        where:
        length            || timespan           | minutes
        'PT4H'            || '04:00:00'         | 240
        'PT24H'           || '1.00:00:00'       | 1440
        'PT1M'            || '00:01:00'         | 1
        'PT1S'            || '00:00:01'         | 1
        'PT59.9S'         || '00:00:59.9000000' | 1
        'PT1M0.0000001S'  || '00:01:00.0000001' | 2
        'PT23H59M0.1S'    || '23:59:00.1000000' | 1440
        'PT0.000000001S'  || '00:00:00.0000001' | 1
        'PT23H59M59.99999999S' || '1.00:00:00'  | 1440
    }

    def 'nobody gets less than asked: what the wire cannot carry is rounded up'() {
        expect:
        new Lease(Duration.ofNanos(nanos)).total().toNanos() == rounded

        where:
        nanos || rounded
        1     || 100
        99    || 100
        100   || 100
        101   || 200
    }

    def 'what is written is read back as the same lease'() {
        given:
        def random = new Random(2026)

        expect:
        (1..500).every {
            def lease = new Lease(Duration.ofNanos(1 + (long) (random.nextDouble() * Lease.LONGEST.toNanos())))
            Lease.parse(lease.toString()) == lease
        }
    }

    def 'leases compare by length and are values'() {
        expect:
        Lease.parse('4:0:0') == new Lease(Duration.ofHours(4))
        Lease.parse('4:0:0').hashCode() == Lease.parse('4h').hashCode()
        ['5h', '30m', '1.00:00:00'].collect { Lease.parse(it) }.sort()*.minutes() == [30, 300, 1440]
    }
}
