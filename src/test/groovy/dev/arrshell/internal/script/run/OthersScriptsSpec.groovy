package dev.arrshell.internal.script.run

import static dev.arrshell.model.Operation.CONVERSION_CREATE
import static dev.arrshell.model.Operation.CONVERSION_LIST
import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.LIST
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.UPDATE

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.model.Operation
import dev.arrshell.testing.Scripts
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** What others wrote for the service, said in the language; each script is run on an emulator in virtual time. */
class OthersScriptsSpec extends Specification {

    static final Path DIRECTORY = Path.of('scripts', 'others')
    static final PAGE = Path.of('src', 'docs', 'scripts-of-others.md').toFile().getText('UTF-8')
    static final V1 = 'v1'
    static final V2021 = '2021-01-01'
    static final MODELS = 'https://mine.blob.core.windows.net/models'
    static final ID = /[0-9a-f-]{36}/

    Scripts scripts

    /** Can be asked also when the run is over. */
    ArrEmulator emulator

    void cleanup() {
        scripts.close()
    }

    private void open(String version) {
        scripts = new Scripts([ARR_API_VERSION: version])
        emulator = scripts.workspace().target().emulator().orElseThrow()
    }

    private List<String> run(String version, String name, String... arguments) {
        if (!scripts) {
            open(version)
        }
        scripts.run(ScriptSource.read(DIRECTORY.resolve(name + '.groovy')), arguments)
        scripts.workspace().end()
        scripts.out().readLines()
    }

    private int requests(Operation operation) {
        emulator.requests(operation).size()
    }

    static List<String> names() {
        Files.list(DIRECTORY).withCloseable { files -> files.collect { it.fileName.toString() - '.groovy' }.sort() }
    }

    def "there are ten, each is run here and named on the page with its source"() {
        given:
        def here = Path.of('src/test/groovy', getClass().name.replace('.', '/') + '.groovy').toFile().getText('UTF-8')
        open(V1)

        expect:
        names().size() == 10
        names().every { here.contains("'$it'") }
        names().every { PAGE.contains("(../../scripts/others/${it}.groovy)") }
    }

    def "the session of the sample in Python has the id that it chose, and is stopped"() {
        when:
        def lines = run(V2021, 'python-session')

        then:
        lines[0] =~ /^starting rendering session with id: $ID$/
        def id = lines[0] - 'starting rendering session with id: '
        lines[1] == "session with id: $id is ready. lease_time_minutes: 5"
        lines[2].contains('status=Ready')
        lines[3] == "session with id: $id stopped"
        lines[4] == 'sessions:'
        lines.size() == 5
        requests(STOP) == 1
    }

    def "the conversion of the sample in Python goes to the folder of its id"() {
        when:
        def lines = run(V2021, 'python-conversion', MODELS, 'crane.fbx')
        def id = (lines[0] =~ /id: ($ID) created/)[0][1]

        then:
        lines[1] == "conversion with id: $id finished with result: SUCCEEDED"
        lines[2] == "$MODELS/output/$id/crane.arrAsset"
        lines[3] == 'individual conversion: SUCCEEDED'
    }

    def "the sample in Java extends a lease after #minutes minutes: #extended"() {
        expect:
        run(V1, 'java-query-and-update', minutes as String) == ["lease $lease minutes"]
        requests(UPDATE) == (extended ? 1 : 0)
        requests(STOP) == 1

        where:
        minutes || lease | extended
        10      || 30    | false
        29      || 60    | true
    }

    def "the sample in Java converts a folder into another, or says why not"() {
        given:
        open(version)
        if (failing) {
            emulator.conversions().missingAsset(URI.create(MODELS), 'Bicycle/bicycle.gltf')
        }

        expect:
        run(version, 'java-complex-asset', MODELS)[0] =~ told
        emulator.requests(CONVERSION_CREATE).last().requestBody().contains('ConvertedBicycle')

        where:
        version | failing || told
        V1      | false   || /^Conversion $ID: SUCCEEDED$/
        V2021   | false   || /^Conversion $ID: SUCCEEDED$/
        V2021   | true    || /^Conversion failed: .*\S/
    }

    def "the sample in Java lists the session that it started"() {
        expect:
        run(V1, 'java-list-sessions')[0] =~ /^Session $ID is Ready$/
        requests(LIST) == 1
        requests(STOP) == 1
    }

    def "the sample in JavaScript tells of a session that #story"() {
        given:
        open(V1)
        if (story == 'fails') {
            emulator.capacity(dev.arrshell.model.SessionSize.STANDARD, 0)
        }

        expect:
        run(V1, 'javascript-session').last() =~ told
        requests(CREATE) == 1

        where:
        story           || told
        'becomes ready' || /^The rendering session is ready$/
        'fails'         || /^The rendering session encountered an error: .*\S/
    }

    def "the sample in JavaScript lists what has succeeded and what has failed"() {
        given:
        open(V2021)
        emulator.conversions().missingAsset(URI.create(MODELS), 'crane.fbx')
        scripts.run """
            ['robot.fbx', 'crane.fbx'].each { client.conversion().input('$MODELS', it).output('$MODELS').start() }
            sleep 10.minutes
        """

        when:
        def lines = run(V2021, 'javascript-list-conversions')

        then:
        lines[0] =~ "^Conversion $ID succeeded: Output written to $MODELS/robot.arrAsset\$"
        lines[1] =~ /^Conversion $ID failed: \S+ .*\S/
        lines[2] == '== All conversions listed =='
        requests(CONVERSION_LIST) == 1
    }

    def "RenderingSession.ps1 prints its block of properties"() {
        when:
        def lines = run(V1, 'powershell-session', 'premium', '2:0:0')

        then:
        lines*.replaceFirst(/: .*/, '') == ['sessionId', 'sessionId', 'elapsedTimeMinutes', 'sessionHostname', 'arrInspectorPort',
                                            'handshakePort', 'sessionMaxLeaseTimeMinutes', 'sessionSize', 'sessionStatus', 'Time elapsed']
        lines.contains('sessionMaxLeaseTimeMinutes: 120')
        lines.contains('sessionSize: Premium')
        lines.contains('sessionStatus: Ready')
    }

    def "ARRT keeps a session for #hours hours"() {
        expect:
        run(V1, 'arrt-auto-extend', hours as String, '10')[0] =~ /^extended \d+ times$/
        requests(UPDATE) > 0
        requests(STOP) == 1

        where:
        hours << [1, 2]
    }

    def "the Showcase renews for as long as it is connected, and no longer"() {
        expect:
        run(V1, 'showcase-auto-renew', '3')[0] =~ /^renewed [1-9]\d* times, now (19|20)\d minutes$/
        requests(STOP) == 1
    }
}
