package dev.arrshell.internal.config

import dev.arrshell.internal.config.value.ConfigInputs
import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.ConfigurationException
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.model.AccountKey
import java.nio.file.Files

class SecretStoreSpec extends ConfigurationSpecification {

    def "a secret is found in the #place"() {
        given:
        if (variable) {
            environment.MAIL_KEY = 'from-environment'
        }
        if (line) {
            secretsFile('MAIL_KEY=from-file\n')
        }
        SecretPrompter prompter = { name -> typed ? Optional.of(AccountKey.parse('from-prompt')) : Optional.empty() }

        expect:
        textOf(load().secrets(prompter).get('MAIL_KEY')) == "from-$place"

        where:
        variable | line  | typed || place
        true     | true  | true  || 'environment'
        false    | true  | true  || 'file'
        false    | false | true  || 'prompt'
    }

    def "a secret that is nowhere is refused in the documented words"() {
        when:
        load().secrets(SecretPrompter.NONE).get(name)

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.message) == "$name is not set and there is no terminal to ask: ${how}set it in the environment, or" +
                " write $name=… into ~/.arr/secrets, a file that only you can read (nothing was sent)"

        where:
        name              | how
        'MAIL_KEY'        | ''
        'ARR_ACCOUNT_KEY' | 'use --account-key-file FILE, '
    }

    def "this process has no terminal, and says so by asking nobody"() {
        expect:
        SecretPrompter.console().ask('ARR_ACCOUNT_KEY').empty
    }

    def "a person is asked once"() {
        given:
        int questions = 0
        def secrets = load().secrets { name -> questions++; Optional.of(AccountKey.parse('typed-' + questions)) }

        expect:
        textOf(secrets.get('A')) == 'typed-1'
        textOf(secrets.get('A')) == 'typed-1'
        textOf(secrets.get('B')) == 'typed-2'
    }

    def "what cannot be a secret is refused by its name, from #where"() {
        given:
        environment.putAll(variables)

        when:
        load().secrets { name -> Optional.of(AccountKey.parse('with blank')) }.get('MAIL_KEY')

        then:
        def refused = thrown(ConfigurationException)
        refused.message.startsWith('MAIL_KEY: ')
        !refused.message.contains('with blank')

        where:
        where             | variables
        'the environment' | [MAIL_KEY: 'with blank']
        'the prompt'      | [:]
    }

    def "the account's key is that of the #source"() {
        given:
        supply(this)

        when:
        def secrets = load().orThrow().secrets(SecretPrompter.NONE)

        then:
        textOf(secrets.get('ARR_ACCOUNT_KEY')) == key

        where:
        source                     | key         | supply
        'secrets'                  | 'secret-1'  | { it.secretsFile('ARR_ACCOUNT_KEY = secret-1') }
        'file, before secrets'     | 'toml-key'  | { it.secretsFile('ARR_ACCOUNT_KEY = secret-1'); it.toml("account_key = 'toml-key'") }
        'environment, before both' | 'variable'  | { it.toml("account_key = 'toml-key'"); it.environment.ARR_ACCOUNT_KEY = 'variable' }
        'option, before all'       | 'option-1'  | { it.environment.ARR_ACCOUNT_KEY = 'variable'; it.options[ConfigKey.ACCOUNT_KEY] = 'option-1' }
        'key file'                 | 'file-key'  | { it.keyFile('file-key\n'); it.environment.ARR_ACCOUNT_KEY_FILE = 'key' }
        'key file, named later'    | 'file-key'  | { it.keyFile('file-key\r\n'); it.environment.ARR_ACCOUNT_KEY = 'variable'; it.options[ConfigKey.ACCOUNT_KEY_FILE] = 'key' }
        'key, named later'         | 'variable'  | { it.toml("account_key_file = 'nowhere'"); it.environment.ARR_ACCOUNT_KEY = 'variable' }
        'key, of one source'       | 'variable'  | { it.environment.putAll(ARR_ACCOUNT_KEY: 'variable', ARR_ACCOUNT_KEY_FILE: 'nowhere') }
        'standard input'           | 'from-pipe' | { it.input = '\uFEFFfrom-pipe\n'; it.options[ConfigKey.ACCOUNT_KEY_FILE] = '-' }
    }

    def keyFile(String text, String permissions = 'rw-------') {
        write(working().resolve('key'), text, permissions)
    }

    def "standard input is read once, and only when the key is needed"() {
        given:
        int reads = 0
        def stream = new ByteArrayInputStream('from-pipe'.bytes) {
            @Override
            byte[] readNBytes(int length) {
                reads++
                super.readNBytes(length)
            }
        }
        def settings = ConfigSettings.load(new ConfigInputs(home, directory(), working(), Environment.of([:]), [(ConfigKey.ACCOUNT_KEY_FILE): '-'], stream))
        def secrets = settings.secrets(SecretPrompter.NONE)

        expect:
        ConfigRow.of(settings) && reads == 0
        textOf(secrets.get('ARR_ACCOUNT_KEY')) == 'from-pipe'
        textOf(secrets.get('ARR_ACCOUNT_KEY')) == 'from-pipe'
        reads == 1
    }

    def "a key file that #what is refused with its name and no content"() {
        given:
        if (text != null) {
            keyFile(text)
        }
        options[ConfigKey.ACCOUNT_KEY_FILE] = 'key'

        when:
        load().secrets(SecretPrompter.NONE).get('ARR_ACCOUNT_KEY')

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.message).startsWith(start)
        !refused.message.contains('first line')

        where:
        what              | text                       || start
        'is not there'    | null                       || '--account-key-file: there is no file ~/project/key'
        'is empty'        | ''                         || '--account-key-file: ~/project/key: the account key is empty'
        'holds more'      | 'first line\nsecond line'  || '--account-key-file: ~/project/key: the account key holds a blank'
    }

    def "of the file of secrets, the value of '#line' is #value"() {
        given:
        secretsFile(line)

        expect:
        load().secrets(SecretPrompter.NONE).find('A').map { textOf(it) }.orElse(null) == value

        where:
        line               || value
        'A=x'              || 'x'
        '  A =  x  '       || 'x'
        'A=x=y=='          || 'x=y=='
        'A="x"'            || 'x'
        "A='x'"            || 'x'
        'A="x'             || '"x'
        'A=x#y'            || 'x#y'
        '# A=x'            || null
        '\n\nB=x\n'        || null
        'AA=x'             || null
        'A=x\nA=y'         || 'y'
        'A=x\r\nB=y\r\n'   || 'x'
        '\uFEFFA=x'        || 'x'
    }

    def "in the file of secrets '#line' is refused without being repeated"() {
        given:
        secretsFile("B=x\n$line\n")

        when:
        load().secrets(SecretPrompter.NONE).find('A')

        then:
        def refused = thrown(ConfigurationException)
        plain(refused.message).startsWith('~/.arr/secrets:2: ')
        !refused.message.contains('SECRET')

        where:
        line << ['SECRET', 'A SECRET', 'A=SECRET SECRET', '=SECRET', 'A=']
    }

    def "others can read #file with #permissions: #warned"() {
        given:
        supply(this, permissions)

        expect:
        def name = plain(load().warnings())
        name.any { it.contains("${file} holds a secret and others can read it ($permissions): chmod 600 ") && it.contains(file) } == warned

        where:
        [kind, permissions] << [
            ['config.toml', 'key', 'secrets', 'arrconfig.json'],
            ['rw-------', 'r--------', 'rw-r-----', 'rw----r--', 'rw-rw-rw-', 'rwx--x--x'],
        ].combinations()

        warned = permissions.substring(3).contains('r')
        file = [key: '~/project/key', 'arrconfig.json': '~/project/arrconfig.json'].getOrDefault(kind, '~/.arr/' + kind)
        supply = [
            'config.toml': { spec, rights -> spec.toml("[profile.a]\naccount_key = 'x'", rights) },
            'key': { spec, rights -> spec.keyFile('x', rights); spec.options[ConfigKey.ACCOUNT_KEY_FILE] = 'key' },
            'secrets': { spec, rights -> spec.secretsFile('A=x', rights) },
            'arrconfig.json': { spec, rights -> spec.arrconfig('{"accountSettings": {"arrAccountKey": "x"}}', rights) },
        ][kind]
    }

    def "a configuration without a secret may be read by anybody"() {
        given:
        toml('region = "eastus"', 'rw-r--r--')

        expect:
        load().warnings().empty
    }

    def "the command that mends a file named '#name' can be pasted into a shell"() {
        given:
        def file = write(working().resolve(name), 'x', 'rw-r--r--')
        options[ConfigKey.ACCOUNT_KEY_FILE] = name

        when:
        def command = load().warnings()[0].replaceAll('.*: chmod', 'chmod')
        def code = new ProcessBuilder('sh', '-c', command).start().waitFor()

        then:
        code == 0
        Files.getPosixFilePermissions(file)*.name().sort() == ['OWNER_READ', 'OWNER_WRITE']

        where:
        name << ['plain', 'with blank', "with 'quotes'", 'with $dollar;']
    }

    def "a key on the command line is taken, with a warning"() {
        given:
        options[ConfigKey.ACCOUNT_KEY] = KEY

        when:
        def settings = load().orThrow()

        then:
        textOf(settings.configuredKey().get()) == KEY
        settings.warnings().any { it.startsWith('--account-key shows the key to all users of this machine') }
    }

    def "the key is in no field of what is configured, from #where"() {
        given:
        supply(this)

        when:
        def settings = load()
        def secrets = settings.secrets { Optional.of(AccountKey.parse(KEY)) }

        then:
        textOf(secrets.get('ARR_ACCOUNT_KEY')) == KEY
        reachable(settings, secrets, ConfigRow.of(settings)).every { !it.contains(KEY) }

        and: "the walk does find texts"
        reachable(settings).contains('https://sts.mixedreality.azure.com')

        where:
        where              | supply
        'the command line' | { it.options[ConfigKey.ACCOUNT_KEY] = KEY }
        'config.toml'      | { it.toml("account_key = '$KEY'") }
        'the secrets'      | { it.secretsFile("ARR_ACCOUNT_KEY=$KEY") }
        'a key file'       | { it.keyFile(KEY); it.options[ConfigKey.ACCOUNT_KEY_FILE] = 'key' }
        'a prompt'         | { }
    }

    /** All texts in fields of our own classes, in what they print, and in the collections between. */
    private static Set<String> reachable(Object... roots) {
        def seen = Collections.newSetFromMap(new IdentityHashMap())
        def texts = [] as Set
        def queue = new ArrayDeque(roots as List)
        while (queue) {
            def next = queue.poll()
            if (next == null || !seen.add(next)) {
                continue
            }
            texts << next.toString()
            switch (next) {
                case Map: queue.addAll((next.keySet() + next.values()).findAll { it != null }); break
                case Collection: queue.addAll(next.findAll { it != null }); break
                case Optional: next.ifPresent { queue << it }; break
                default: queue.addAll(fieldsOf(next))
            }
        }
        texts
    }

    private static List<Object> fieldsOf(Object owner) {
        if (!owner.class.name.startsWith('dev.arrshell')) {
            return []
        }
        owner.class.declaredFields.findAll { !it.synthetic && !java.lang.reflect.Modifier.isStatic(it.modifiers) }.collect {
            it.accessible = true
            it.get(owner)
        }.findAll { it != null }
    }
}
