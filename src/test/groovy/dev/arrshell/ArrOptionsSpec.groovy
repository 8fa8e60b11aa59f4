package dev.arrshell

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.SessionSize
import dev.arrshell.policy.HttpSettings
import dev.arrshell.policy.RetryPolicy
import java.nio.file.Path
import javax.net.ssl.SSLContext
import spock.lang.AutoCleanup
import spock.lang.Specification

class ArrOptionsSpec extends Specification {

    @AutoCleanup
    def emulator = ArrEmulator.start()

    def "what is set can be read, also after a copy"() {
        given:
        def chosen = ArrOptions.builder().apiVersion(ApiVersion.V2021_01_01).sts(URI.create('https://sts')).connectTimeout(seconds(1))
                .requestTimeout(seconds(2)).awaitAtMost(seconds(3)).retries(RetryPolicy.NONE).callsPerMinute(4).allowInsecure()
                .ledger(Path.of('l')).http(HttpSettings.DEFAULT.withHeader('X-Team', 'blue')).sslContext(SSLContext.default).build()

        expect:
        [chosen, chosen.toBuilder().build()].every {
            it.apiVersion() == ApiVersion.V2021_01_01 && it.sts() == URI.create('https://sts') && it.connectTimeout() == seconds(1) &&
                    it.requestTimeout() == seconds(2) && it.awaitAtMost() == seconds(3) && it.retries() == RetryPolicy.NONE &&
                    it.callsPerMinute() == 4 && it.insecureAllowed && it.ledger().get() == Path.of('l') &&
                    it.sslContext().get() == SSLContext.default && it.http().headers() == ['X-Team': 'blue']
        }
    }

    def "a second #kind listener is told after the first, even if the first throws"() {
        given:
        def told = []
        def options = emulator.clientOptions()
        2.times { number ->
            options = add(options, kind) {
                told << number
                throw new IllegalStateException('no')
            }
        }

        when:
        def arr = Arr.create(options.onWarning {}.build())
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region()).session().size(SessionSize.STANDARD)
                .lease(hours(1)).start().stop()
        arr.close()

        then:
        told.take(2) == [0, 1]

        where:
        kind << ['onExchange', 'onStart', 'onStarted', 'onSessionEvent']
    }

    def "both are warned"() {
        given:
        def told = []
        def options = emulator.clientOptions().onWarning { told << 'first' }.onWarning { told << 'second' }
                .onStarted { throw new IllegalStateException('no') }

        when:
        def arr = Arr.create(options.build())
        arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).region(emulator.region()).session().size(SessionSize.STANDARD)
                .lease(hours(1)).start().stop()
        arr.close()

        then:
        told == ['first', 'second']
    }

    private static ArrOptions.Builder add(ArrOptions.Builder options, String kind, Closure<?> listener) {
        return switch (kind) {
            case 'onExchange' -> options.onExchange(listener)
            case 'onStart' -> options.onStart(listener)
            case 'onStarted' -> options.onStarted(listener)
            default -> options.onSessionEvent(listener)
        }
    }
}
