package dev.arrshell.internal.cli.service

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.testing.RawClient
import spock.lang.AutoCleanup
import spock.lang.Specification

class EmulatorBannerSpec extends Specification {

    @AutoCleanup
    ArrEmulator emulator = ArrEmulator.start()

    def "it names the page, which is there"() {
        given:
        def banner = EmulatorBanner.of(emulator, ClockOption.REAL, true)
        def page = (banner =~ /(?m)^  page     (.*)$/)[0][1] as String

        expect:
        page == "${emulator.uri()}/__arr/"
        RawClient.send(URI.create(page - '/__arr/'), "GET", "/__arr/", "", "").statusCode() == 200
    }
}
