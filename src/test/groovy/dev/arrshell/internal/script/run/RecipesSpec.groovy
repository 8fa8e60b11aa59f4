package dev.arrshell.internal.script.run

import static dev.arrshell.model.Operation.CONVERSION_CREATE
import static dev.arrshell.model.Operation.CONVERSION_GET
import static dev.arrshell.model.Operation.CREATE
import static dev.arrshell.model.Operation.PROPERTIES
import static dev.arrshell.model.Operation.STOP
import static dev.arrshell.model.Operation.UPDATE
import static dev.arrshell.model.SessionSize.PREMIUM

import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.testing.Scripts
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification

/** The scripts that people copy, each run on an emulator in virtual time. */
class RecipesSpec extends Specification {

    static final MODELS = 'https://mine.blob.core.windows.net/models'
    static final CONVERTED = 'https://mine.blob.core.windows.net/converted'
    static final Path RECIPES = Path.of('scripts')
    static final List<String> NAMES = Files.list(RECIPES).withCloseable { files ->
        files.collect { it.fileName.toString() }.findAll { it.endsWith('.groovy') && !it.startsWith('walkthrough') }.sort()
    }

    @AutoCleanup
    Scripts scripts = new Scripts()

    private List<String> run(String name, String... arguments) {
        scripts.run(ScriptSource.read(RECIPES.resolve(name + '.groovy')), arguments)
        scripts.out().readLines()
    }

    /** Can be asked also when the run is over. */
    ArrEmulator emulator = scripts.workspace().target().emulator().orElseThrow()

    def "start and wait says where the session renders"() {
        when:
        def lines = run('start-and-wait', 'premium', '2:0:0')

        then:
        lines[0] ==~ /session [0-9a-f-]{36}/
        lines[1] ==~ /host    \S+\.westus2\.mixedreality\.azure\.com/
        lines[2] ==~ /until   .*Z/
        scripts.run('client.sessions()*.size') == [PREMIUM]
        scripts.notices().any { it =~ /Starting/ }
    }

    def "extend while there is work: #hours hours take #extensions extensions, and then it is stopped"() {
        when:
        def lines = run('extend-while', hours as String)
        scripts.workspace().end()

        then:
        lines.size() == extensions
        emulator.requests(UPDATE).size() == extensions
        emulator.requests(STOP).size() == 1

        where:
        hours || extensions
        0     || 0
        1     || 3
        6     || 23
    }

    def "a night at a desktop is kept for #hours hours, and given back"() {
        when:
        def lines = run('night-desktop', hours as String)
        scripts.workspace().end()

        then:
        lines[0] ==~ /connect to \S+:\d+/
        lines[1] == "over after ${hours * 60} minutes"
        emulator.requests(STOP).size() == 1

        where:
        hours << [1, 8]
    }

    def "the render farm starts all at once and stops all"() {
        when:
        def lines = run('render-farm', '4', '10')
        scripts.workspace().end()

        then:
        lines == ['4 servers are ready', '10 frames are rendered']
        emulator.journal()*.operation()*.get().findAll { it in [CREATE, PROPERTIES] }.take(4) == [CREATE] * 4
        emulator.requests(STOP).size() == 4
        scripts.notices().every { !it.startsWith('stopped session') }
    }

    def "the sweep shows what is forgotten, and stops it only when it is told to"() {
        given:
        scripts.run '''
            old = client.session().size(PREMIUM).lease(20.hours).start().awaitReady()
            sleep 9.hours
            fresh = client.session().size(PREMIUM).lease(20.hours).start().awaitReady()
        '''

        when:
        def lines = run('sweep', *arguments)

        then:
        scripts.run('client.sessions()*.id == ' + left)
        lines.any { it =~ /Ready .*Premium/ } == found
        lines.contains('stopped 1') == ('stop' in arguments)

        where:
        arguments       || found | left
        []              || true  | '[old.id, fresh.id]'
        ['8h', 'stop']  || true  | '[fresh.id]'
        ['10h']         || false | '[old.id, fresh.id]'
    }

    def "the fall-back takes the first region that has a server"() {
        given:
        scripts.run '''
            emulator.capacity(PREMIUM, 1)
            arr.account(accountId, accountKey).region('westeurope').session().size(PREMIUM).lease(4.hours).start()
        '''

        when:
        def lines = run('fall-back')

        then:
        lines[0] =~ /westeurope: .*No server of size Premium is free in westeurope/
        lines[1] ==~ /\S+\.northeurope\.mixedreality\.azure\.com/
        lines.size() == 2
    }

    def "the fall-back says that there is none anywhere"() {
        given:
        scripts.run 'emulator.capacity(PREMIUM, 0)'

        when:
        run('fall-back', 'eastus', 'eastus2')

        then:
        def e = thrown(ScriptFailure)
        e.message.contains 'no server in any of [eastus, eastus2]'
        scripts.out().readLines().size() == 2
    }

    def "without arguments a model of the example is converted"() {
        when:
        run('convert')

        then:
        scripts.out().contains('robot.fbx has succeeded')
        emulator.requests(CONVERSION_CREATE).size() == 1
    }

    def "models are converted at once, and the one that has failed is told with its reason"() {
        given:
        scripts.run "emulator.conversions().missingAsset(URI.create('$MODELS'), 'crane.fbx')"

        when:
        run('convert', MODELS, CONVERTED, 'robot.fbx', 'crane.fbx')

        then:
        def e = thrown(ScriptFailure)
        e.message.contains '1 of 2 failed'
        scripts.out().readLines()[0] == 'robot.fbx has succeeded'
        scripts.out().readLines()[1] =~ /^crane\.fbx has failed: .*\S/
        emulator.journal()*.operation()*.get().findAll { it in [CONVERSION_CREATE, CONVERSION_GET] }.take(2) == [CONVERSION_CREATE] * 2
        emulator.conversions().list()*.status() == [ConversionStatus.SUCCEEDED, ConversionStatus.FAILED]
    }

    def "signatures for the conversions come from the environment, in both versions of the API"() {
        given:
        def signed = new Scripts([ARR_INPUT_SAS: 'sv=1&sp=rl&sig=aB3%2Fd%2B9012345%3D', ARR_OUTPUT_SAS: 'sv=1&sp=w&sig=xY3%2Fd%2B9012345%3D',
                                  ARR_API_VERSION: version])
        signed.run "emulator.conversions().unlinked(URI.create('$MODELS')); emulator.conversions().unlinked(URI.create('$CONVERTED'))"

        when:
        signed.run(ScriptSource.read(RECIPES.resolve('convert.groovy')), MODELS, CONVERTED, 'robot.fbx')

        then:
        signed.out().readLines() == ['robot.fbx has succeeded']
        !signed.workspace().target().emulator().get().journal()*.requestBody().any { it.contains('aB3') || it.contains('xY3') }

        cleanup:
        signed.close()

        where:
        version << ['v1', '2021-01-01']
    }

    def "the report has a line for every session of every region"() {
        given:
        scripts.run '''
            def mine = arr.account(accountId, accountKey)
            mine.region('westeurope').session().size(PREMIUM).lease(4.hours).start().awaitReady()
            mine.region('uksouth').session().size(STANDARD).lease(90.minutes).start()
        '''

        expect:
        run('report').collect { it.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'ID').replaceAll(/(239|240),ID/, 'LEFT,ID') } == [
            'region,id,status,size,lease minutes,elapsed minutes,remaining minutes,host',
            'uksouth,ID,Starting,Standard,90,0,90,',
            'westeurope,ID,Ready,Premium,240,0,LEFT,ID.remoterenderingvm.westeurope.mixedreality.azure.com'
        ]
    }

    def "the chaos drill holds, and every fault of it strikes"() {
        when:
        def lines = run('chaos-drill')

        then:
        lines.size() == 5
        lines.every { it.startsWith('ok  ') }
        scripts.run('emulator.unusedFaults()') == []
    }

    def "#name says how to run it, and is run above"() {
        given:
        def file = RECIPES.resolve(name)
        def lines = file.toFile().readLines('UTF-8')

        expect:
        lines[0] == '#!/usr/bin/env arr'
        lines.any { it ==~ '//   arr .*scripts/' + name + '.*' }
        lines.every { it.size() <= 120 }
        Files.isExecutable(file)
        Path.of('src/test/groovy/dev/arrshell/internal/script/run/RecipesSpec.groovy').toFile().text.contains("run('${name - '.groovy'}'")

        where:
        name << NAMES
    }
}
