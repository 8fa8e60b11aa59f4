package dev.arrshell.internal.config

import dev.arrshell.internal.config.value.ConfigInputs
import dev.arrshell.internal.config.value.ConfigKey
import dev.arrshell.internal.config.value.Environment
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

/** A home of its own for each test, with files to write into it. */
abstract class ConfigurationSpecification extends Specification {

    static final String ID = '11111111-2222-3333-4444-555555555555'
    static final String OTHER_ID = '99999999-2222-3333-4444-555555555555'
    static final String KEY = 'dGhlIGtleSBvZiB0aGUgYWNjb3VudA=='

    @TempDir
    Path home

    Map<String, String> environment = [:]
    Map<ConfigKey, String> options = [:]
    String input = ''

    Path directory() {
        Files.createDirectories(home.resolve('.arr'))
    }

    Path working() {
        Files.createDirectories(home.resolve('project'))
    }

    Path write(Path file, String text, String permissions = 'rw-------') {
        Files.writeString(file, text)
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions))
    }

    Path toml(String text, String permissions = 'rw-------') {
        write(directory().resolve('config.toml'), text.stripIndent(), permissions)
    }

    Path arrconfig(String text, String permissions = 'rw-------') {
        options[ConfigKey.CONFIG_FILE] = 'arrconfig.json'
        write(working().resolve('arrconfig.json'), text, permissions)
    }

    Path secretsFile(String text, String permissions = 'rw-------') {
        write(directory().resolve('secrets'), text, permissions)
    }

    ConfigInputs inputs() {
        new ConfigInputs(home, directory(), working(), Environment.of(environment), options, new ByteArrayInputStream(input.bytes))
    }

    ConfigSettings load() {
        ConfigSettings.load(inputs())
    }

    /** What a message says, with the changing directory taken out. */
    String plain(String message) {
        message.replace(home.toString(), '~')
    }

    List<String> plain(List<String> messages) {
        messages.collect { plain(it) }
    }

    static String textOf(Object key) {
        key.revealTo { it }
    }
}
