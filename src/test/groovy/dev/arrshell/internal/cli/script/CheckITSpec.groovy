package dev.arrshell.internal.cli.script

import com.fasterxml.jackson.databind.ObjectMapper
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.model.Region
import dev.arrshell.testing.Checkout
import dev.arrshell.testing.Launcher
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** Scripts are checked, or only planned, by the packaged program, and the service that is configured hears nothing. */
class CheckITSpec extends Specification {

    /** Ten scripts, each with the one line that is wrong with it. */
    static final WRONG = [
            ["session = client.session().size(PREMUIM).lease(4.hours).start()", '1:33: there is no variable PREMUIM: did you mean PREMIUM?'],
            ["println 1\nsession.properties.stauts", '2:20: SessionProperties has no property stauts: did you mean status?'],
            ["onExit { session.stop }", '1:18: stop is a method - add parentheses: session.stop()'],
            ["client.session().size(PREMIUM).start()", '1:32: start() is not possible yet: lease(hours(4)) comes first'],
            ["createSession(sise: STANDARD, lease: '4:0:0')", "1:15: a session has no 'sise': did you mean size? Allowed are size:, lease:, models:, id:"],
            ["updateSession(lease: '24:00:00')", "1:22: the service reads '24:00:00' as 24 days: for 24 hours write '24h' or '1.00:00:00'"],
            ["def ready = session.awaitReady(10)", '1:21: "10" has no unit: write awaitReady(10.minutes) or awaitReady(minutes(10))'],
            ["region 'westus22'", "1:8: unknown region 'westus22' - did you mean westus2? Known: australiaeast, eastus, eastus2, japaneast,"],
            ["stopSession()\nSystem.exit(0)\nprintln 'bye'", '3:1: this step is never reached: line 2 ends what comes before it'],
            ["println(session.id", "1:19: the text ends too early: is a ')' missing?"]]

    @Shared
    @AutoCleanup
    ArrEmulator server = ArrEmulator.start()

    @TempDir
    Path temp

    private Launcher configured() {
        Launcher.arr()
                .env('ARR_ENDPOINT', server.endpoint(Region.parse('westus2')).toString())
                .env('ARR_STS', server.sts().toString())
                .env('ARR_ACCOUNT_ID', ArrEmulator.ACCOUNT_ID.value())
                .env('ARR_ACCOUNT_KEY', ArrEmulator.ACCOUNT_KEY.revealTo { it })
    }

    private static List<Map<String, Object>> json(String text) {
        new ObjectMapper().readValue(text, List)
    }

    private List<String> files() {
        WRONG.withIndex().collect { row, index ->
            Files.writeString(temp.resolve("wrong${index}.groovy"), row[0]).toString()
        }
    }

    def "ten wrong scripts give ten messages with their places, and nothing is asked of anybody"() {
        given:
        def files = files()

        when:
        def result = configured().run('check', *files)
        def told = result.out().readLines().findAll { it.startsWith(temp.toString()) }

        then:
        result.exitCode() == 2
        told.size() == 10
        [told, files, WRONG].transpose().every { line, file, row -> line.startsWith("$file:${row[1]}") }
        result.err() == "arr: 10 problems in 10 scripts (nothing was run, nothing was sent)\n"
        server.journal().empty
    }

    def "as JSON the same is a list"() {
        when:
        def result = configured().run('check', '--output', 'json', '--quiet', *files())
        def told = json(result.out())

        then:
        result.exitCode() == 2
        result.err().empty
        told*.line == [1, 2, 1, 1, 1, 1, 1, 1, 3, 1]
        told.every { it.keySet() as List == ['file', 'line', 'column', 'message', 'suggestion'] }
        told*.suggestion == ['PREMIUM', 'status', 'session.stop()', 'lease(hours(4))', 'size', "'24h' or '1.00:00:00'",
                             'awaitReady(10.minutes) or awaitReady(minutes(10))', 'westus2', null, null]
    }

    @Tag('long')
    def "about what is shipped nothing is said"() {
        given:
        def scripts = Files.list(Checkout.HERE.resolve('scripts')).withCloseable { files ->
            files.filter { it.toString().endsWith('.groovy') }.map { it.toString() }.sorted().toList()
        }

        when:
        def result = configured().run('check', *scripts)

        then:
        !scripts.empty
        result.exitCode() == 0
        result.out().empty
        result.err().empty
    }

    def "standard input is a script too, and one that is not there is told beside the others"() {
        when:
        def result = Launcher.arr().in(temp).stdin('client.regoin').run('check', '-', 'none.groovy')

        then:
        result.exitCode() == 2
        result.out().startsWith('-:1:8: ArrClient has no property regoin: did you mean region?')
        result.err().readLines()[0].startsWith('arr: there is no file none.groovy')
    }

    def "a dry run shows what the service would get, which gets nothing"() {
        given:
        def script = Files.writeString(temp.resolve('s.groovy'), '''
            session = client.session().size(PREMIUM).lease(4.hours).start()
            println session.awaitReady(10.minutes).hostname
            session.extendLeaseTo(5.hours)
            '''.stripIndent())

        when:
        def result = configured().run(*words, script.toString())
        def requests = result.out().readLines().findAll { it ==~ /[A-Z]+ http.*/ }*.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4,12}){4}/, 'ID')
        def base = "${server.endpoint(Region.parse('westus2'))}/v1/accounts/ID/sessions"

        then:
        result.exitCode() == 0
        requests == ["GET ${server.sts()}/accounts/ID/token", "POST $base/create", "GET $base/ID/properties", "PATCH $base/ID",
                     "GET $base/ID/properties", "DELETE $base/ID"]*.toString()
        result.out().contains('  {"maxLeaseTime":"04:00:00","models":[],"size":"premium"}\n')
        result.out().contains('  {"maxLeaseTime":"05:00:00"}\n')
        result.out() =~ /\(\d+ times here; in a real run as often as needed\)/
        result.out().contains('Authorization: Bearer ****')
        !(result.out() + result.err()).contains(ArrEmulator.ACCOUNT_KEY.revealTo { it })
        result.err().contains('.remoterenderingvm.westus2.')
        result.err().readLines().last() == 'arr: nothing was sent: an emulator in this process answered and chose the ids'
        server.journal().empty

        where:
        words << [['run', '--dry-run'], ['--dry-run']]
    }

    @Tag('long')
    def "a dry run of a script that fails ends there, with its code"() {
        when:
        def result = configured().run('--dry-run', '--output', 'json', '-e', "sessions(); client.session('d31b').awaitReady()")

        then:
        result.exitCode() == 4
        json(result.out())*.operation == ['TOKEN', 'LIST', 'PROPERTIES']
        result.err().contains('the plan ends where the script failed')
        server.journal().empty
    }

    def "#words is refused"() {
        when:
        def result = Launcher.arr().run(*words)

        then:
        result.exitCode() == 2
        result.out().empty
        result.err().contains(why)

        where:
        words                                    || why
        ['--dry-run']                            || '--dry-run needs a script: arr --dry-run FILE'
        ['--dry-run', '-i', 'x.groovy']          || '--dry-run ends with the script and -i opens the prompt: choose one'
        ['--dry-run', '--rehearse', '-e', '1']     || 'choose one'
        ['check']                                || "Missing required parameter: 'FILE'"
    }
}
