package dev.arrshell.internal.cli

import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.dataformat.csv.CsvMapper
import com.fasterxml.jackson.dataformat.csv.CsvParser
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.emulator.ConversionProfile
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.cli.console.CliContext
import dev.arrshell.internal.cli.console.GlobalOptions
import dev.arrshell.internal.cli.console.OutputFormat
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.model.Lease
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.Checkout
import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import picocli.CommandLine
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** Every result of every command in every form of --output, and what output.md says of it. */
class OutputFormsSpec extends Specification {

    static final KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }
    static final NOBODY = '99999999-9999-9999-9999-999999999999'
    static final CONVERSION = ['--input-container', 'https://mine.blob.core.windows.net/models', '--asset', 'robot.fbx',
                               '--output-container', 'https://mine.blob.core.windows.net/converted']

    /** The lines to try of each command, with the fields that output.md has for their result. */
    static final Map<List<String>, List<String>> RESULTS = [
            (['session', 'list'])                                                        : session(),
            (['session', 'start', '--size', 'premium', '--lease', '1h', '--on-exit', 'stop']): session(),
            (['session', 'get', 'ID'])                                                   : session(),
            (['session', 'wait', 'ID'])                                                  : session(),
            (['session', 'update', 'ID', '--by', '30m'])                                 : session(),
            (['session', 'stop', 'ID'])                                                  : row('`session stop`'),
            (['session', 'stop', '--all', '--yes'])                                      : row('`session stop`'),
            (['conversion', 'list'])                                                     : conversion(),
            (['conversion', 'start', *CONVERSION])                                       : conversion(),
            (['conversion', 'get', 'CONVERSION'])                                        : conversion(),
            (['conversion', 'wait', 'CONVERSION'])                                       : conversion(),
            (['token'])                                                                  : row('`token`'),
            (['check', 'BAD'])                                                           : row('`check`'),
            (['--dry-run', 'SCRIPT'])                                                    : row('`--dry-run`'),
            (['run', '--rehearse', 'SCRIPT'])                                            : paragraph('A timeline'),
            (['reap', '--dry-run'])                                                      : row('`reap`'),
            (['config'])                                                                 : row('`config`'),
            (['doctor'])                                                                 : row('`doctor`'),
            (['cache'])                                                                  : row('`cache`'),
            (['cache', 'clear'])                                                         : row('`cache`'),
            (['hosts'])                                                                  : row('`hosts`'),
            (['ca'])                                                                     : row('`ca`'),
            (['-e', "client.session('some-id')"])                                        : session(),
            (['-e', '[client.session("some-id")]'])                                      : session(),
            (['-e', 'client.conversion("some-id")'])                                     : conversion()]

    /** The same lines with an empty list as result. */
    static final List<List<String>> EMPTY = [['session', 'list'], ['session', 'stop', '--all', '--yes'], ['conversion', 'list'],
                                             ['reap', '--dry-run'], ['check', 'GOOD'], ['--dry-run', 'GOOD']]

    /** Lines without a result of their own: a text for another program, help, or a service that goes on. */
    static final List<List<String>> WITHOUT = [['completion'], ['editor'], ['explain'], ['help'], ['emulator'], ['serve'], ['session', 'log']]

    static final WITHOUT_IDS = ['token', 'check', '--dry-run', 'run', 'config', 'doctor', 'cache', 'hosts', 'ca']

    @Shared
    @TempDir
    Path temp

    @Shared
    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder()
            .realTime()
            .conversions(ConversionProfile.fixed(Duration.ZERO))
            .boot(SessionSize.STANDARD, Duration.ZERO)
            .boot(SessionSize.PREMIUM, Duration.ofHours(1))
            .start()

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    static List<String> page() {
        Files.readAllLines(Checkout.HERE.resolve('src/docs/output.md'))
    }

    static List<String> names(String text) {
        (text =~ /`(\w+)`/).collect { it[1] }
    }

    /** The fields in the row of the page that begins with this. */
    static List<String> row(String start) {
        def cells = page().find { it.startsWith("| $start") }.split(/\s*\|\s*/)
        names(cells[2].replaceAll(/\(`[^)]*\)/, ''))
    }

    static List<String> paragraph(String start) {
        def lines = page().dropWhile { !it.startsWith(start) }.takeWhile { !it.empty }
        names(lines.join(' ').replaceAll(/\([^)]*\)/, '').replaceAll(/One of its sessions.*/, ''))
    }

    static List<String> session() {
        paragraph('A session:')
    }

    static List<String> conversion() {
        names(page().find { it.startsWith('A conversion:') }) + 'errorCode' + 'seenAt'
    }

    int arr(List<String> words, Map<String, String> more = [:], String accountOfOthers = '') {
        def variables = [ARR_HOME   : home().toString(), ARR_CACHE: temp.resolve('cache').toString(), ARR_API_VERSION: '2021-01-01',
                         ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID.value(), ARR_ACCOUNT_KEY: KEY,
                         ARR_STS    : server.sts().toString(), ARR_ENDPOINT: server.endpoint(Region.parse('westus2')).toString()] + more
        ProgramRun.run(out, err, variables, words.collect { filled(it) } as String[])
    }

    Path home() {
        Files.createDirectories(temp.resolve('home'))
    }

    String filled(String word) {
        switch (word) {
            case 'ID': return started()
            case 'CONVERSION': return converted()
            case 'BAD': return script('foo()\nbar()')
            case 'GOOD': return script('x = 1')
            case 'SCRIPT': return script('client.session().size(STANDARD).lease(1.hours).start().stop()')
            default: return word
        }
    }

    String started() {
        server.client().session().size(SessionSize.STANDARD).lease(Lease.parse('1h')).start().id().value()
    }

    String converted() {
        def models = URI.create('https://mine.blob.core.windows.net/models')
        server.client().conversion().input(models, 'robot.fbx').output(models).start().id().value()
    }

    String script(String text) {
        Files.writeString(Files.createTempFile(temp, 'script', '.groovy'), text).toString()
    }

    static Set<List<String>> commands() {
        def console = new CliConsole(InputStream.nullInputStream(), System.out, System.err, Environment.of([:]), false)
        leaves(CommandTree.all(new CliContext(console, new GlobalOptions())), []) as Set
    }

    static List<List<String>> leaves(CommandLine line, List<String> path) {
        line.subcommands.empty ? [path] : line.subcommands.collectMany { name, sub -> leaves(sub, path + name) }
    }

    def "every command is here"() {
        when:
        def tried = (RESULTS.keySet() + WITHOUT).collect { words -> words.takeWhile { it ==~ /[a-z]+/ } } as Set

        then:
        commands().every { tried.contains(it) }
    }

    def "#words in the form #form"() {
        given:
        def fields = RESULTS[words]
        if (words.first() == 'session' && '--all' in words || words == ['session', 'list']) {
            started()
        }
        if (words == ['conversion', 'list']) {
            converted()
        }

        when:
        def code = arr(words + [], [:])
        def plain = out.toString()

        then: "without --output it is for people"
        code == (words.first() == 'check' ? 2 : 0)
        !plain.contains('Optional[')
        !(plain =~ /\w+(Result|Properties|Summary)\[|@[0-9a-f]{6,}/)

        when:
        def line = words.first() in ['-e', '--dry-run'] ? ['--output', form.name(), *words] : [words.first(), '--output', form.name(), *words.drop(1)]
        code = arr(line)
        def text = out.toString()

        then:
        !err.toString().contains('\tat ')
        !text.contains('Optional[')
        if (form == OutputFormat.id && words.first() in WITHOUT_IDS) {
            assert code == 2
            assert text.empty
            assert err.toString().contains('--output id: this result has no id')
        } else {
            assert code == (words.first() == 'check' ? 2 : 0)
            assert says(form, text, fields)
        }

        where:
        [words, form] << [RESULTS.keySet(), OutputFormat.values().toList()].combinations()
    }

    boolean says(OutputFormat form, String text, List<String> fields) {
        switch (form) {
            case OutputFormat.json:
                return elements(new ObjectMapper().readValue(text, Object)).every { it.keySet().toList() == fields }
            case OutputFormat.yaml:
                return elements(new YAMLMapper().readValue(text, Object)).every { it.keySet().toList() == fields }
            case OutputFormat.csv:
                return rows(text).first() == fields
            case OutputFormat.id:
                return text.readLines().every { it ==~ /[\w-]{7,36}/ }
            default:
                return text.empty || !text.startsWith('(empty)')
        }
    }

    static List<Map> elements(Object document) {
        document instanceof List ? document : [document]
    }

    static List<List<String>> rows(String text) {
        new CsvMapper().readerForListOf(String).with(CsvParser.Feature.WRAP_AS_ARRAY).<List<String>> readValues(text).readAll()
    }

    def "an empty list keeps its shape: #words"() {
        given:
        def account = ['ARR_HOME': Files.createTempDirectory(temp, 'home').toString()]
        def empty = ArrEmulator.builder().realTime().start()
        account += [ARR_STS: empty.sts().toString(), ARR_ENDPOINT: empty.endpoint(Region.parse('westus2')).toString()]
        def fields = RESULTS.find { it.key.take(2) == words.take(2) || it.key.first() == words.first() && words.first() != 'session' }.value
        def line = { form -> ['--output', form, *words] }

        expect:
        arr(line('json'), account) == 0
        new ObjectMapper().readValue(out.toString(), List) == []
        arr(line('yaml'), account) == 0
        new YAMLMapper().readValue(out.toString(), List) == []
        arr(line('csv'), account) == 0
        rows(out.toString()) == [fields]
        arr(line('table'), account) == 0
        fields.every { out.toString().contains(it) } || out.toString().contains('no sessions')
        arr(line('id'), account) == (words.first() in WITHOUT_IDS ? 2 : 0)
        out.toString().empty

        cleanup:
        empty.close()

        where:
        words << EMPTY
    }

    def "the value #code in the form #form is #shown"() {
        expect:
        arr(['--output', form, '-e', code]) == exit
        out.toString() == shown

        where:
        code                  | form   || exit | shown
        'null'                | 'json' || 0    | 'null\n'
        'println(); null'     | 'json' || 0    | '\nnull\n'
        'Optional.empty()'    | 'json' || 0    | 'null\n'
        '[a: null]'           | 'json' || 0    | '{\n  "a": null\n}\n'
        '[null]'              | 'csv'  || 0    | 'value\n\n'
        '[[a: null]]'         | 'csv'  || 0    | 'a\n\n'
        '[[a: null, b: 1]]'   | 'csv'  || 0    | 'a,b\n,1\n'
        '[]'                  | 'csv'  || 0    | ''
        'null'                | 'id'   || 2    | ''
        'Optional.empty()'    | 'id'   || 2    | ''
        '[null]'              | 'id'   || 2    | ''
        '4.hours'             | 'id'   || 2    | ''
        '[[id: 1], [a: 2]]'   | 'id'   || 2    | ''
        '[[id: 1], [id: 2]]'  | 'id'   || 0    | '1\n2\n'
    }

    def "a value without an id does not keep the session running that the script left"() {
        when:
        def code = arr(['--output', 'id', '-e', 'createSession(size: PREMIUM, lease: 1.hours); 4.hours'])

        then:
        code == 2
        err.toString().contains('stopped session ')
    }

    def "a session is stopped once"() {
        given:
        def id = started()

        expect:
        arr(['session', 'stop', id, '--output', 'json']) == 0
        new ObjectMapper().readValue(out.toString(), Map) == [id: id, stopped: true]
        arr(['session', 'stop', id, '--output', 'json']) == 0
        new ObjectMapper().readValue(out.toString(), Map) == [id: id, stopped: false]
        arr(['session', 'stop', id]) == 0
        out.toString() == 'it had ended before (nothing was sent)\n'
    }

    def "#words has no other form"() {
        expect:
        arr([*words, '--output', 'csv']) == 2
        out.toString().empty
        err.toString().contains('--output csv: arr')

        where:
        words << [['completion', 'bash'], ['editor', 'gdsl'], ['emulator']]
    }

    def "what was not known stays unknown: no field of #words is an empty text"() {
        expect:
        arr(['--output', 'json', *words]) == 0
        new ObjectMapper().readValue(out.toString(), List).every { row -> row.values().every { it != '' } }

        where:
        words << [['config'], ['doctor'], ['cache']]
    }
}
