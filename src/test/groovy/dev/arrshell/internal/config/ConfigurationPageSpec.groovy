package dev.arrshell.internal.config

import dev.arrshell.internal.config.file.ArrConfigField
import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.ConfigSource
import dev.arrshell.internal.repl.display.ReplSettings
import java.nio.file.Path
import spock.lang.Shared

/** The page is what people look up: its tables say what the code does, its example is read as it stands. */
class ConfigurationPageSpec extends ConfigurationSpecification {

    @Shared
    String page = Path.of('src/docs/configuration.md').toFile().getText('UTF-8')

    /** The rows of the table that begins with a cell, each a list of its cells without back ticks. */
    List<List<String>> table(String firstCell) {
        def lines = page.readLines()
        def start = lines.findIndexOf { it.startsWith("| $firstCell |") }
        lines.drop(start + 2).takeWhile { it.startsWith('|') }.collect { line ->
            line.split(/\|/, -1)[1..-2].collect { it.trim().replace('`', '') }
        }
    }

    def "the table of keys is that of the code"() {
        expect:
        table('`config.toml`') == ConfigKey.values().collect { key ->
            [key == ConfigKey.PROFILE ? 'default_profile' : key.text(), key.variable(), key.option(), key.defaultValue().orElse(''), key.meaning()]
        }
    }

    def "the table of sources is in the code's order"() {
        expect:
        table('source').size() == ConfigSource.values().size()
        [table('source')*.first(), ConfigSource.values()*.name()].transpose().every { words, name ->
            words.toLowerCase().contains(WORDS[name])
        }
    }

    static final Map WORDS = [DEFAULT: 'default', CONFIG: 'outside', PROFILE: 'chosen profile', ARRCONFIG: 'arrconfig.json',
        ENVIRONMENT: 'environment', OPTION: 'command line']

    def "the table of arrconfig.json is that of the code"() {
        expect:
        table('section') == ArrConfigField.ALL.collect { [it.section(), it.name(), it.key().text()] }
    }

    def "the page's settings of the prompt are all understood"() {
        given:
        toml((page =~ /(?s)```toml\n(.*?)```/)[1][1])
        def settings = new ReplSettings()

        expect:
        settings.load(load().orThrow().promptTable().get()) == []
        settings.all().findAll { it.origin() == 'config.toml' }*.name() == ['lines', 'results', 'prompt', 'keys', 'boot.standard', 'key.ctrl-t']
    }

    def "the page's config.toml is read, and its profile #profile goes to #endpoint with tokens from #sts"() {
        given:
        toml((page =~ /(?s)```toml\n(.*?)```/)[0][1])
        ['work.key', 'emulator.key'].each { write(directory().resolve(it), KEY) }
        if (profile) {
            environment.ARR_PROFILE = profile
        }

        when:
        def settings = load().orThrow()
        def service = settings.destination(false, settings.secrets(SecretPrompter.NONE))

        then:
        service.endpoint().toString() == endpoint
        service.sts().toString() == sts
        settings.warnings().empty

        where:
        profile    || endpoint                                               | sts
        ''         || 'https://remoterendering.eastus.mixedreality.azure.com' | 'https://sts.westeurope.mixedreality.azure.com'
        'work'     || 'https://remoterendering.eastus.mixedreality.azure.com' | 'https://sts.westeurope.mixedreality.azure.com'
        'emulator' || 'http://127.0.0.1:4711/westus2'                         | 'http://127.0.0.1:4711'
    }

    def "the page's secrets are read"() {
        given:
        secretsFile(((page =~ /(?s)```text\n(.*?)```/)[0][1]).replace('…', 'the-key'))

        expect:
        textOf(load().secrets(SecretPrompter.NONE).get('MAIL_KEY')) == 'the-key'
        textOf(load().secrets(SecretPrompter.NONE).get('ARR_ACCOUNT_KEY')) == 'the-key'
    }
}
