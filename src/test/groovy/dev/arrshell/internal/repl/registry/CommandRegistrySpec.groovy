package dev.arrshell.internal.repl.registry

import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.repl.command.SaveCommand
import dev.arrshell.internal.repl.help.HelpCatalogue
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class CommandRegistrySpec extends Specification {

    static final String ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/

    @TempDir
    Path folder

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    def "a name that does not exist gets a suggestion"() {
        when:
        prompt.command(':hlp')

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'there is no command :hlp - did you mean :help? :help lists all commands'
    }

    def "#line is refused: #message"() {
        when:
        prompt.command(line)

        then:
        def e = thrown(RuntimeException)
        e.message == message

        where:
        line                     || message
        ':http'                  || 'no request was sent yet; requestToken() or sessions() sends one'
        ':as curl'               || 'no request was sent yet; requestToken() or sessions() sends one'
        ':http x'                || ":http: N must be a whole number, not 'x'. Usage: :http [N]"
        ':as'                    || ':as: LANGUAGE is missing. Usage: :as LANGUAGE [N]'
        ':clear now'             || ":clear: 'now' is one argument too many. Usage: :clear"
        ':save --frce x.groovy'  || ':save: there is no option --frce. Usage: :save [--force] [--junit] [--spock] [1-5,8] FILE'
        ':save --force=x a.groovy' || ':save: --force takes no value. Usage: :save [--force] [--junit] [--spock] [1-5,8] FILE'
        ':view jsn'              || "there is no view 'jsn' - did you mean json? Views: auto, table, card, json, yaml, csv, raw"
        ':wide'                  || 'there is no result yet'
        ':wide yes'              || "`wide` must be on or off, not 'yes'"
        ':set viw json'          || "there is no setting 'viw' - did you mean view? Settings: view, theme, wide, lines, results, prompt, suggestions, keys, boot.standard, boot.premium"
        ':set boot.premium soon' || "'soon' is not a duration: write 500ms, 90s, 20m, 1h30m or PT20M"
        ':set --reset'           || ':set --reset takes the name of a setting and no value'
        ':err'                   || 'no statement has failed yet'
        ':clock back'            || 'write :clock, or :clock advance 4h'
        ':clock -1h'             || 'the clock of the emulator goes forward only, not by -1h: write :clock advance 4h (its time is unchanged)'
        ':clock advance -PT1H'   || 'the clock of the emulator goes forward only, not by -PT1H: write :clock advance 4h (its time is unchanged)'
        ':clock advance -2m'     || 'the clock of the emulator goes forward only, not by -2m: write :clock advance 4h (its time is unchanged)'
        ':clock 4h now'          || 'write :clock, or :clock advance 4h'
        ':tour -1'               || 'there is no step -1: the tour has steps 1 to 9'
        ':tour one'              || ":tour: STEP must be a whole number, not 'one'. Usage: :tour [STEP]"
        ':clock advance'         || ':clock advance needs a duration, such as :clock advance 4h'
        ':clock advance soon'    || "'soon' is not a duration: write 500ms, 90s, 20m, 1h30m or PT20M"
        ':load no.groovy'        || 'there is no file no.groovy'
        ':save x.groovy'         || 'no statement has succeeded yet, so there is nothing to save'
        ':edit 7'                || 'the history has no entry 7; :history lists its entries'
        ':tour 10'               || 'there is no step 10: the tour has steps 1 to 9'
        ':transcript on'         || 'write :transcript on FILE, or :transcript off'
        ':h'                     || ':h may be :help, :http, :history'
        ':sa'                    || ':save: FILE is missing. Usage: :save [--force] [--junit] [--spock] [1-5,8] FILE'
        ':load "x'               || 'a quote is not closed: "x'
    }

    def "#line moves the clock by #ahead"() {
        given:
        prompt.run('requestToken()')
        def clock = prompt.workspace().target().emulator().get().clock()
        def before = clock.instant()

        when:
        prompt.command(line)

        then:
        java.time.Duration.between(before, clock.instant()).toMinutes() == ahead

        where:
        line                   || ahead
        ':clock +2h'           || 120
        ':clock 90m'           || 90
        ':clock PT1H'          || 60
        ':clock advance 1h30m' || 90
        ':clock advance +1d'   || 24 * 60
        ':clock now'           || 0
    }

    def "every script of ours is loaded as it is run: #script"() {
        given:
        Files.writeString(folder.resolve('run.groovy'), Files.readString(script))

        expect:
        !prompt.command(":load ${folder.resolve('run.groovy')}").contains('✗')
        prompt.evaluator().statements().failures() == 0

        where:
        script << ['walkthrough', 'walkthrough-fluent', 'start-and-wait', 'extend-while', 'report'].collect { Path.of("scripts/${it}.groovy") }
    }

    def "the log of a session is asked for by its id, or is the current one's"() {
        when:
        prompt.command(':log')

        then:
        thrown(IllegalStateException)

        when:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0')")

        then:
        prompt.command(':log') ==~ /the server of $ID has printed nothing/
        prompt.command(":log ${prompt.workspace().sessionId()}") ==~ /the server of $ID has printed nothing/
    }

    def "an answer is printed as on the page, the last or an earlier one"() {
        given:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0')")
        prompt.run('sessions()')

        expect:
        prompt.command(':http').readLines()[0..1] == ['StatusCode        : 200', 'StatusDescription : OK']
        prompt.command('/http 2').readLines()[0..1] == ['StatusCode        : 202', 'StatusDescription : Accepted']
        prompt.command(':http 2') ==~ /(?s).*RawContent        : HTTP\/1\.1 202 Accepted\n.*MS-CV: \S+\.0\n.*/

        when:
        prompt.command(':http 9')

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'there is no request 9: 1 is the last, 3 is the oldest'
    }

    def "the last request is written in #language"() {
        given:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0')")
        prompt.run('properties()')

        expect:
        prompt.command(":as $language") == shown
        !prompt.command(":as $language 3").contains('****')

        where:
        language     || shown
        'groovy'     || 'client.session(sessionId).properties()'
        'powershell' || 'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/$sessionId/properties" -Method Get -Headers @{ Authorization = "Bearer $token" }'
    }

    def "a view stays until it is changed, and says what it is"() {
        expect:
        prompt.command(':view') == 'view auto: whatever suits the value'
        prompt.command(':view yaml') == 'view yaml: the same shape in YAML'
        prompt.typed('[a: 1]') == 'a: 1'
        prompt.command(':view auto') == 'view auto: whatever suits the value'
        prompt.typed('[a: 1]') == '[a:1]'
    }

    def "wide shows the last result again, in full"() {
        given:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0').awaitReady()")

        expect:
        prompt.typed('sessions()') ==~ /(?s) id .*\n [0-9a-f]{4}…  Ready   STANDARD  4h00m  (4h00m|3h59m)  [0-9a-f]{8}….westus2…\n1 session/
        prompt.command(':wide') ==~ /(?s) id .*\n $ID  Ready   STANDARD  4h00m  (4h00m|3h59m)  $ID\.remoterenderingvm\.westus2\S+\n1 session/
        prompt.command(':wide on') == 'wide on'
        prompt.typed('sessions()') ==~ /(?s).*$ID  Ready .*/
    }

    def "state and variables are listed, and no request is made for it"() {
        given:
        prompt.run('x = [1, 2]')

        when:
        def shown = prompt.command(':vars')

        then:
        shown.readLines()[0] ==~ / name +type +value/
        shown =~ /(?m)^ endPoint +String +https:\/\/remoterendering.westus2.mixedreality.azure.com$/
        shown =~ /(?m)^ accountKey +AccountKey +AccountKey\(\*{4}\)$/
        shown =~ /(?m)^ sessionId +- +-$/
        shown =~ /(?m)^ x +\w+ +\[1, 2\]$/
        prompt.workspace.history().all().empty
    }

    def "closures and methods are listed as what they are, not by the names of generated classes"() {
        given:
        prompt.run('twice = { it * 2 }')
        prompt.run('def thrice(n) { 3 * n }')

        when:
        def shown = prompt.command(':vars')

        then:
        shown =~ /(?m)^ twice +Closure +\{ … }$/
        shown =~ /(?m)^ thrice +Closure +method thrice$/
    }

    def "the help on a command has its options, and breaks no word"() {
        given:
        prompt.width = 70

        expect:
        prompt.command(':help :save').readLines() == [
            ':save [--force] [--junit] [--spock] [1-5,8] FILE',
            '  writes what succeeded as a script, or as a test: --junit T.java,',
            '  --spock S.groovy; :save 1-5,8 FILE some of it, :save 1-5,8 on the',
            '  screen',
            ' option   does',
            ' --force  replaces a file that exists',
            ' --junit  as a JUnit 5 test in Java',
            ' --spock  as a Spock specification',
        ]
    }

    def "settings show value, default and origin"() {
        expect:
        prompt.command(':set view json') == ''' name  value  default  origin  meaning
 view  json   auto     :set    how values are shown'''
        prompt.command(':set boot.premium 1m30s').readLines()[1] ==~ / boot.premium  1m30s  8s       :set\b.*/
        prompt.command(':set view --reset').readLines()[1] == ' view  auto   auto     default  how values are shown'
        prompt.command(':set').readLines()*.trim()*.split(/ /)*.first() ==
                ['name', 'view', 'theme', 'wide', 'lines', 'results', 'prompt', 'suggestions', 'keys', 'boot.standard', 'boot.premium']
    }

    def "the clock of the emulator is printed and moved, and leases end meanwhile"() {
        given:
        prompt.run("createSession(size: STANDARD, lease: '4:0:0').awaitReady()")
        def before = java.time.Instant.parse(prompt.command(':clock').split(',')[0])

        when:
        def after = java.time.Instant.parse(prompt.command(':clock advance 5h').split(',')[0])

        then:
        java.time.Duration.between(before, after) >= java.time.Duration.ofHours(5)
        prompt.typed('properties().status') == 'EXPIRED'
    }

    def "the clock of a service cannot be moved"() {
        given:
        def real = new FakePrompt(ARR_ENDPOINT: 'https://example.invalid', ARR_STS: 'https://sts.invalid', ARR_ACCOUNT_ID: '11111111-1111-1111-1111-111111111111')

        when:
        real.command(':clock')

        then:
        def e = thrown(IllegalStateException)
        e.message == 'a service keeps its own time; only the clock of an emulator in this process can be moved'

        cleanup:
        real?.close()
    }

    def "a file is run as if it had been typed"() {
        given:
        def file = Files.writeString(folder.resolve('a.groovy'), 'y = 20\ny + 1')

        expect:
        prompt.command(":load $file").readLines() == ['20', '21']
    }

    def "the trace of the last failure is shown in full, without secrets"() {
        given:
        prompt.run('throw new IllegalStateException("Bearer abcdefghijkl")')

        expect:
        prompt.command(':err').readLines()[0] == 'java.lang.IllegalStateException: Bearer ****'
        prompt.command(':err').readLines().size() > 5
    }

    def "the history is numbered"() {
        given:
        prompt.run('1')
        prompt.run('if (true) {\n  2\n}')

        expect:
        prompt.command(':history').readLines() == ['    1  1', '    2  if (true) {', '         2', '       }']
        prompt.command(':history 1').readLines()[0] == '    2  if (true) {'
        prompt.command(':history 0') == ''
    }

    def "the editor begins with the last entry, and what it leaves is run"() {
        given:
        prompt.run('3 * 3')
        prompt.editor = '$TEXT + 1'

        expect:
        prompt.command(':edit').readLines() == ['3 * 3 + 1', '10']

        when:
        prompt.editor = ' '

        then:
        prompt.command(':edit 1') == 'nothing to run'
    }

    def "a transcript keeps what was typed and written, without secrets and colours"() {
        given:
        def file = folder.resolve('t.md')

        expect:
        prompt.command(':transcript') == 'no transcript is being written'
        prompt.command(":transcript on $file") == "a transcript is being written to $file until :transcript off"

        when:
        prompt.transcript.addInput('arr\u001b[1m emu>\u001b[0m ', "accountKey = 'c2VjcmV0IGtleSBvZiBub2JvZHk='")
        prompt.transcript.addOutput('\u001b[31mBearer abcdefghijkl\u001b[0m')

        then:
        prompt.command(':transcript off') == "the transcript was written to $file"
        Files.readString(file) == "```text\narr emu> accountKey = secret('ARR_ACCOUNT_KEY')\nBearer ****\n```\n"

        when:
        prompt.command(":transcript on $file")

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "$file exists; --force replaces it"
        prompt.command(":transcript on --force $file").startsWith('a transcript is being written')
    }

    def ":clear empties the screen and :exit leaves the prompt"() {
        when:
        prompt.command('/clear')
        prompt.command(':exit')

        then:
        prompt.cleared
        prompt.left
    }

    def "completion of #before after :#name: #candidates"() {
        given:
        def commands = new CommandRegistry(new HelpCatalogue())

        expect:
        commands.arguments(name, before, begun, prompt)*.value().containsAll(candidates)
        commands.arguments(name, before, begun, prompt).every { it.value().startsWith(begun) }

        where:
        name         | before   | begun || candidates
        'view'       | []       | ''    || ['auto', 'table', 'json']
        'view'       | []       | 'j'   || ['json']
        'as'         | []       | 'p'   || ['powershell']
        'set'        | []       | 'bo'  || ['boot.standard', 'boot.premium']
        'watch'      | []       | ''    || ['sessions', 'pool']
        'watch'      | ['pool'] | ''    || ['5s']
        'set'        | ['--keep', 'wide'] | '' || ['on', 'off']
        'set'        | ['theme'] | ''   || ['dark', 'light', 'none']
        'save'       | []       | '--'  || ['--force', '--junit', '--spock']
        'clock'      | []       | 'a'   || ['advance']
        'set'        | ['boot.premium'] | '' || ['never', 'fail']
        'fault'      | []       | ''    || ['create', 'list', 'clear']
        'fault'      | ['list'] | ''    || ['503', 'throttle']
        'transcript' | []       | ''    || ['on', 'off']
        'tour'       | []       | ''    || ['1', '9']
        'help'       | []       | 'cre' || ['createSession']
        'nonsense'   | []       | ''    || []
    }

    def "a synopsis has no colours, also where picocli would colour it"() {
        given:
        System.setProperty('picocli.ansi', 'always')

        expect:
        CommandRegistry.synopsis(new SaveCommand()) == ':save [--force] [--junit] [--spock] [1-5,8] FILE'

        cleanup:
        System.clearProperty('picocli.ansi')
    }

    def "every command has a description, a synopsis and completes by its name"() {
        given:
        def commands = new CommandRegistry(new HelpCatalogue())

        expect:
        commands.names().containsAll(['help', 'http', 'as', 'vars', 'history', 'set', 'load', 'save', 'transcript', 'edit',
                                      'clock', 'fault', 'tour', 'clear', 'exit', 'err', 'view', 'wide'])
        commands.names().every { CommandRegistry.synopsis(commands.find(it).get()).startsWith(":$it") }
        commands.names('h')*.value() == [':help', ':http', ':history']
        commands.names('')*.description().every { it.length() > 10 && !it.endsWith('.') }
    }
}
