package dev.arrshell.internal.repl.terminal

import dev.arrshell.internal.repl.Repl
import dev.arrshell.internal.repl.display.PromptText
import dev.arrshell.internal.repl.display.ReplConsole
import dev.arrshell.internal.script.state.ScriptSettings
import dev.arrshell.internal.view.layout.Screen
import java.nio.file.Files
import java.nio.file.Path
import org.jline.reader.LineReader
import org.jline.reader.LineReaderBuilder
import org.jline.terminal.impl.DumbTerminal
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** A secret that is typed or pasted at the prompt comes out nowhere: each way to write it, each exit. */
class SecretExitsSpec extends Specification {

    /** What is entered; SECRET stands for a secret, a new one in each. */
    static final List<String> FORMS = [
        "accountKey = 'SECRET'",
        "accountKey='SECRET'",
        'accountKey   =   "SECRET"',
        "this.accountKey = 'SECRET'",
        '$accountKey = "SECRET"',
        '$accountkey="SECRET"',
        "\$ACCOUNTKEY = 'SECRET'; null",
        "def accountKey1 = 'SECRET'",
        "String accountKey2 =\n    'SECRET'",
        "accountKey3 = '''SECRET'''",
        'accountKey4 = """\nSECRET\n"""',
        "accountKey5 = 'SEC' + // both\n 'RET'",
        'accountKey6 = "${}SECRET"',
        "accountKey7 = System.getenv('NO_SUCH') ?: 'SECRET'",
        "AccountKey any = 'SECRET'",
        "def key = 'SECRET'",
        "apiToken = 'SECRET'",
        "mailPassword = 'SECRET'; println mailPassword",
        "client_secret = 'SECRET'; [client_secret]",
        "MAIL_TOKEN = /SECRET/",
        "account('an-id', 'SECRET')",
        'account(accountId, "SECRET")',
        "account accountId,\n  'SECRET'",
        "arr.account('12345678-1234-1234-1234-123456789012',\n\n'''SECRET''')",
        'AccountKey.parse("SECRET")',
        'dev.arrshell.model.AccountKey.parse( "SECRET" )',
        "x = [accountKey: 'SECRET']",
        "x = [id: 'an id', 'accountKey' : 'SECRET']; x",
        "x = [:]; x.accountKey = 'SECRET'; x",
        "x = [:]; x['password'] = 'SECRET'; x",
        "x = [:]; x.put('apiKey', 'SECRET'); x",
        "account(id: 'an id', key: 'SECRET')",
        '{ "accountSettings": {\n  "arrAccountId": "an id",\n  "arrAccountKey": "SECRET" } }',
        '"accountKey": "SECRET"',
        'ARR_ACCOUNT_KEY=SECRET',
        'export ARR_ACCOUNT_KEY="SECRET"',
        'ARR_ACCOUNT_KEY = SECRET',
        'set ARR_ACCOUNT_KEY=SECRET',
        '$env:ARR_ACCOUNT_KEY = "SECRET"',
        'arr session list --account-key SECRET',
        'arr --account-key="SECRET" session list',
        ".\\RenderingSession.ps1 -ArrAccountKey 'SECRET' -Poll",
        './RenderingSession.ps1 -ArrAccountKey SECRET',
        '$accountKey = `\n  "SECRET"',
        '$accountKey = @"\nSECRET\n"@',
        'Invoke-RestMethod $uri -Headers @{Authorization = "Bearer SECRET"}',
        'curl -H "Authorization: Bearer SECRET" https://example.org',
        'Authorization: Bearer SECRET',
        'headers = [Authorization: "Bearer SECRET"]',
        "x = ['Authorization': 'Basic SECRET']",
        "text = 'AccountId=an id;AccountKey=SECRET;Region=westus2'",
        "address = 'https://example.org/?api=1&token=SECRET'",
    ]

    /** In these a bare key is a secret by its length alone: 32 bytes in base64, as Azure's are. */
    static final List<String> BARE = ["x = 'SECRET'", 'println "SECRET"', 'SECRET', '// SECRET', "call('SECRET', 1)", 'key: SECRET']

    static final List<String> EXITS = ['the screen', 'the transcript', 'the history', ':save', ':vars']

    @Shared
    @TempDir
    Path folder

    @Shared
    Map<String, Map<String, String>> shown

    @Shared
    Map<String, String> secrets = [:]

    def setupSpec() {
        def random = new Random(18)
        shown = [long: FORMS + BARE, short: FORMS].collectEntries { kind, forms ->
            [kind, enter(Files.createDirectory(folder.resolve(kind)), forms.collect { form ->
                byte[] bytes = new byte[kind == 'long' ? 32 : 6]
                random.nextBytes(bytes)
                def secret = Base64.encoder.encodeToString(bytes)
                secret = form.contains('=/') || form.contains('= /') ? secret.replace('/', 'x') : secret
                secrets["$kind $form".toString()] = secret
                form.replace('SECRET', secret).replace('SEC', secret.take(3)).replace('RET', secret.drop(3))
            })]
        }
    }

    /** Enters lines at one prompt, and then looks at what it remembers; what comes out of each exit. */
    private static Map<String, String> enter(Path folder, List<String> lines) {
        def console = new Typist([":transcript on ${folder.resolve('t.md')}".toString()] + lines
                + [':vars', ":save ${folder.resolve('s.groovy')}".toString(), ':history 1000'], folder.resolve('history'))
        new Repl(ScriptSettings.of([:]), [:], { it.exitCleanup().keep() }).run(console)
        [
            'the screen': console.shown.toString(),
            'the transcript': Files.readString(folder.resolve('t.md')),
            'the history': Files.readString(folder.resolve('history')),
            ':save': Files.readString(folder.resolve('s.groovy')),
            ':vars': console.shown.toString().readLines().findAll { it =~ /^ \$?\w+ +(String|GStringImpl|AccountKey|Map) / }.join('\n'),
        ]
    }

    def "of #form with a #kind secret #exit shows nothing"() {
        expect:
        pieces(secrets["$kind $form".toString()]).every { !shown[kind][exit].contains(it) }

        where:
        [form, kind, exit] << [FORMS, ['long', 'short'], EXITS].combinations() + [BARE, ['long'], EXITS].combinations()
    }

    /** All pieces of six letters. */
    private static List<String> pieces(String secret) {
        (0..secret.length() - 6).collect { secret.substring(it, it + 6) }
    }

    def "#exit has the rest of what was entered"() {
        expect:
        shown.values().every { of -> words.every { of[exit].contains(it) } }

        where:
        exit             || words
        'the screen'     || ['****', 'an id']
        'the transcript' || ['> $accountKey = secret(\'ARR_ACCOUNT_KEY\')', '> apiToken = \'****\'', 'curl -H "Authorization: Bearer ****" https://example.org', 'ARR_ACCOUNT_KEY=secret(\'ARR_ACCOUNT_KEY\')']
        'the history'    || ["accountKey = secret('ARR_ACCOUNT_KEY')", "mailPassword = '****'"]
        ':save'          || ["def accountKey1 = secret('ARR_ACCOUNT_KEY')", "x = [accountKey: secret('ARR_ACCOUNT_KEY')]", "mailPassword = '****'\nprintln mailPassword"]
        ':vars'          || ['accountKey', 'accountKey1', 'mailPassword']
    }

    /** A person at a console who enters lines; it shows what is printed, not what is typed. */
    static final class Typist implements ReplConsole {

        final StringBuffer shown = new StringBuffer()
        final PrintStream out = new PrintStream(new OutputStream() {
            void write(int b) {
                shown.append((char) b)
            }
        }, true)
        private final Iterator<String> lines
        private final HistoryFile history

        Typist(List<String> lines, Path file) {
            this.lines = lines.iterator()
            HistoryFile.prepare(file)
            history = new HistoryFile(file)
            history.attach(LineReaderBuilder.builder().history(history).variable(LineReader.HISTORY_FILE, file)
                    .variable(LineReader.HISTORY_SIZE, 1000)
                    .terminal(new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())).build())
        }

        Optional<String> read(PromptText prompt) {
            Optional<String> next = lines.hasNext() ? Optional.of(lines.next()) : Optional.empty()
            next.ifPresent { history.add(it) }
            next
        }

        void print(String text) {
            shown.append(text).append('\n')
        }

        void printError(String text) {
            print(text)
        }

        PrintStream out() {
            out
        }

        Screen screen() {
            Screen.unlimited()
        }

        boolean isInteractive() {
            true
        }

        void maskHistory() {
            history.maskAgain()
        }

        List<String> history() {
            history.collect { it.line() }
        }

        void close() {
            history.save()
        }
    }
}
