package dev.arrshell.internal.cli.console

import static java.time.Duration.ofHours
import static java.time.Duration.ofMillis
import static java.time.Duration.ofMinutes
import static java.time.Duration.ofSeconds

import dev.arrshell.internal.cli.service.BootOption
import java.time.Duration
import picocli.CommandLine.TypeConversionException
import spock.lang.Specification

/** Lengths of time on the command line, which are written alike wherever they stand. */
class DurationConverterSpec extends Specification {

    def "#text is #time, after --timeout and after --boot"() {
        expect:
        new DurationConverter().convert(text) == time
        BootOption.of('premium=' + text).length() == time

        where:
        text      || time
        '500ms'   || ofMillis(500)
        '1500MS'  || ofMillis(1500)
        '90s'     || ofSeconds(90)
        '1.5s'    || ofMillis(1500)
        '20m'     || ofMinutes(20)
        '1h30m'   || ofMinutes(90)
        'PT2M30S' || ofSeconds(150)
        'pt1h'    || ofHours(1)
        '1d'      || ofHours(24)
        '1d2h'    || ofHours(26)
        '5 m'     || ofMinutes(5)
    }

    def "a server may boot in no time, but nothing may take none: #text"() {
        expect:
        BootOption.of('premium=' + text).length() == Duration.ZERO

        when:
        new DurationConverter().convert(text)

        then:
        thrown TypeConversionException

        where:
        text << ['0s', '0ms', 'PT0S']
    }

    def "'#text' is none, here or there"() {
        when:
        new DurationConverter().convert(text)

        then:
        def refusal = thrown TypeConversionException
        refusal.message == "'$text' is not a duration: write 500ms, 90s, 20m, 1h30m or PT20M"

        when:
        BootOption.of('premium=' + text)

        then:
        refusal = thrown TypeConversionException
        refusal.message.startsWith("'$text' is not a duration: ")

        where:
        text << ['', 'soon', '1', '1x', '5  m', '1m1h', '-1h', 'PT-1S', '9999999999999999ms', '99999999999999999999h']
    }
}
