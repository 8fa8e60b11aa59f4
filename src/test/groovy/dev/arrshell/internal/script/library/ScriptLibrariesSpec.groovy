package dev.arrshell.internal.script.library

import dev.arrshell.testing.ProgramRun
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileTime
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import javax.tools.ToolProvider
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir

/** Scripts find the classes and scripts beside them and on the class path, in every mode; the cache notices their changes. */
class ScriptLibrariesSpec extends Specification {

    @TempDir
    Path directory

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    Path file(String name, String text) {
        Path file = directory.resolve(name)
        Files.createDirectories(file.parent)
        Files.writeString(file, text)
    }

    int arr(Map<String, ?> given = [:], Object... words) {
        def variables = [ARR_HOME: directory.resolve('home').toString(), ARR_CACHE: (given.cache ?: 'off').toString()]
        ProgramRun.run(given.typed ?: '', out, err, variables, words*.toString() as String[])
    }

    /** A jar with a class dev.mine.Greeting that greets in these words. */
    Path jar(String name, String words) {
        Path source = file('java/dev/mine/Greeting.java',
                "package dev.mine; public class Greeting { public static String of(String name) { return \"$words \" + name; } }")
        assert ToolProvider.systemJavaCompiler.run(null, null, null, source.toString()) == 0
        Path jar = directory.resolve(name)
        Files.createDirectories(jar.parent)
        new JarOutputStream(Files.newOutputStream(jar)).withCloseable {
            it.putNextEntry(new JarEntry('dev/mine/Greeting.class'))
            it.write(Files.readAllBytes(source.resolveSibling('Greeting.class')))
        }
        jar
    }

    def "#kind beside the script is found: #use"() {
        given:
        file('Helper.groovy', helper)
        file('util/Names.groovy', "package util\nclass Names { static String of(Session one) { one.id.toString() } }")
        def script = file('main.groovy', use)

        expect: 'in a run, which is the same from the cache'
        2.times { assert arr(script, cache: directory.resolve('cache')) == 0 && out.toString().trim() == printed }

        and: 'in a check, a rehearsal and a dry run'
        arr('check', script) == 0
        out.toString() == ''
        arr('--rehearse', script) == 0
        out.toString().contains(printed)
        arr('--dry-run', script) == 0
        err.toString().contains(printed)

        and: 'by the prompt that a script opens'
        arr('-i', script, typed: "println 'and on'\n") == 0
        out.toString().contains(printed)
        out.toString().contains('and on')

        where:
        kind                     | helper                                                      | use                                                              || printed
        'A class'                | 'class Helper { static int twice(int n) { 2 * n } }'        | 'println Helper.twice(21)'                                       || '42'
        'A class with words'     | 'class Helper { String size() { "$PREMIUM" } }'             | 'println new Helper().size()'                                    || 'PREMIUM'
        'An enumeration'         | 'enum Helper { SMALL, LARGE }'                              | 'println Helper.LARGE'                                           || 'LARGE'
        'A trait'                | 'trait Helper { String hello() { "hello" } }'               | 'class Own implements Helper {}\nprintln new Own().hello()'      || 'hello'
        'A script with methods'  | 'def open() { createSession(size: STANDARD, lease: "1h") }' | 'println new Helper().open().awaitReady().hostname.empty'        || 'false'
        'A script with steps'    | 'greeting = "hello"'                                        | 'new Helper().run()\nprintln greeting'                           || 'hello'
        'A class of a package'   | ''                                                          | "import util.Names\nprintln Names.of(client.session('abc'))"     || 'abc'
        'A class in its own words' | 'import util.Names\nclass Helper { static name(Session s) { Names.of(s) } }' | "println Helper.name(client.session('abc'))" || 'abc'
    }

    def "a script that is compiled again sees a helper that #change"() {
        given:
        def cache = directory.resolve('cache')
        def helper = file('Helper.groovy', 'class Helper { static one() { 1 } }')
        def script = file('main.groovy', "println Helper.one()")
        assert arr(script, cache: cache) == 0 && out.toString() == '1\n'

        when:
        changing(helper)

        then:
        arr(script, cache: cache) == code
        out.toString() == printed
        err.toString().contains(told)

        where:
        change        | changing                                                                       || code | printed | told
        'has changed' | { Path it -> Files.writeString(it, 'class Helper { static one() { 2 } }') }    || 0    | '2\n'   | ''
        'is gone'     | { Path it -> Files.delete(it) }                                                || 1    | ''      | 'there is no variable Helper'
    }

    def "a script with a secret in its helper is not kept"() {
        given:
        def cache = directory.resolve('cache')
        file('Helper.groovy', "class Helper { static key = 'A${'b' * 42}=' }")

        expect:
        arr(file('main.groovy', 'println Helper.key.size()'), cache: cache) == 0
        !Files.exists(cache.resolve('scripts')) || !Files.list(cache.resolve('scripts')).withCloseable { it.findAny().present }
    }

    def "an error in a helper has its file and line when it is found by #command"() {
        given:
        file('Helper.groovy', helper)
        def script = file('main.groovy', 'println 1\nprintln Helper.one()')

        expect:
        arr(*command, script) == code
        (out.toString() + err.toString()).contains(told)

        where:
        command   | helper                                            || code | told
        []        | 'class Helper { static one() {\n  1 / 0 } }'       || 1    | 'Helper.groovy:2: '
        []        | 'class Helper { static one() {\n  1 +* } }'        || 1    | 'Helper.groovy:2:5: '
        ['check'] | 'class Helper { static one() {\n  1 +* } }'        || 2    | 'Helper.groovy:2:5: '
        ['check'] | 'class Helper {\n  Absent one }'                   || 2    | 'Helper.groovy:2:3: there is no class Absent'
    }

    def "a check knows a helper's methods"() {
        given:
        file('Helper.groovy', 'class Helper { static Session one(ArrClient c) { c.session("abc") } }')

        expect:
        arr('check', file('main.groovy', use)) == code
        out.toString().contains(told)

        where:
        use                             || code | told
        'Helper.one(client).stop()'     || 0    | ''
        'Helper.one(client).stopp()'    || 2    | 'Session has no method stopp()'
    }

    def "--classpath has #what"() {
        given:
        jar('lib/greeting.jar', 'hello')
        file('more/Helper.groovy', 'class Helper { static one() { 1 } }')
        def script = file('scripts/main.groovy', use)
        def path = entries.collect { directory.resolve(it) }.join(File.pathSeparator)

        expect:
        arr('--classpath', path, script) == 0
        out.toString() == printed
        arr('run', '--classpath', path, script) == 0
        arr('check', '--classpath', path, script) == 0
        arr('--classpath', path, '-e', use) == 0
        out.toString() == printed
        arr('--classpath', path, typed: use) == 0
        out.toString().contains(printed)

        and: 'without it there is no such class'
        arr(script) == 1
        arr('check', script) == 2

        where:
        what                 | entries                    | use                                                || printed
        'a jar'              | ['lib/greeting.jar']       | "println dev.mine.Greeting.of('you')"              || 'hello you\n'
        'all jars'           | ['lib/*']                  | "import dev.mine.Greeting\nprintln Greeting.of('you')" || 'hello you\n'
        'compiled classes'   | ['java']                   | "import dev.mine.Greeting\nprintln Greeting.of('you')" || 'hello you\n'
        'sources'            | ['more']                   | 'println Helper.one()'                             || '1\n'
        'several'            | ['java', 'more']           | "println dev.mine.Greeting.of(\"\${Helper.one()}\")"   || 'hello 1\n'
    }

    def "a changed jar is noticed by the cache"() {
        given:
        def cache = directory.resolve('cache')
        def script = file('main.groovy', "import dev.mine.Greeting\nprintln Greeting.of('you')")

        expect:
        arr('--classpath', jar('a.jar', 'hello'), script, cache: cache) == 0
        out.toString() == 'hello you\n'
        arr('--classpath', jar('a.jar', 'good morning'), script, cache: cache) == 0
        out.toString() == 'good morning you\n'
    }

    def "a class file that takes the place of a source, or leaves it again, is noticed by the cache"() {
        given:
        def cache = directory.resolve('cache')
        def script = file('main.groovy', "import dev.mine.Greeting\nprintln Greeting.of('you')")
        def source = file('more/dev/mine/Greeting.groovy', 'package dev.mine\nclass Greeting { static of(name) { "source " + name } }')
        jar('a.jar', 'class')
        def compiled = source.resolveSibling('Greeting.class')

        when:
        def before = arr('--classpath', directory.resolve('more'), script, cache: cache)

        then:
        before == 0
        out.toString() == 'source you\n'

        when: 'the class file is newer than the source'
        Files.copy(directory.resolve('java/dev/mine/Greeting.class'), compiled)
        Files.setLastModifiedTime(source, FileTime.fromMillis(Files.getLastModifiedTime(compiled).toMillis() - 60_000))
        def after = arr('--classpath', directory.resolve('more'), script, cache: cache)

        then:
        after == 0
        out.toString() == 'class you\n'

        when:
        Files.delete(compiled)
        def again = arr('--classpath', directory.resolve('more'), script, cache: cache)

        then:
        again == 0
        out.toString() == 'source you\n'
    }

    @Requires({ os.linux })
    def "a check leaves no jar open"() {
        given:
        def jar = jar('a.jar', 'hello').toRealPath()
        def script = file('main.groovy', "import dev.mine.Greeting\nprintln Greeting.of('you')")

        expect:
        arr('check', '--classpath', jar, script) == 0
        open(jar) == 0
        arr('--classpath', jar, '-e', "println(new URLClassLoader([new File('$jar').toURI().toURL()] as URL[]).loadClass('dev.mine.Greeting').name)") == 0
        open(jar) > 0
    }

    /** How often this process has a file open. */
    private static int open(Path file) {
        Path.of('/proc/self/fd').toFile().listFiles().count { Files.isSymbolicLink(it.toPath()) && Files.readSymbolicLink(it.toPath()) == file }
    }

    def "an entry that does not exist is refused before anything runs"() {
        expect:
        arr(*command, '--classpath', directory.resolve('absent.jar'), *words) == 2
        err.toString().contains('--classpath: there is no directory and no jar ' + directory.resolve('absent.jar'))
        out.toString() == ''

        where:
        command   | words
        []        | ['-e', 'println 1']
        []        | ['-']
        []        | []
        ['check'] | ['-']
    }

    def "@Grab fetches nothing, and the class is there once --classpath has its jar"() {
        given:
        def script = file('main.groovy', "$grab\nimport dev.mine.Greeting\nprintln Greeting.of('you')")

        expect:
        arr(*command, script) == code
        (out.toString() + err.toString()).contains(
                'main.groovy:2:8: there is no class dev.mine.Greeting, and @Grab fetches nothing.'
                        + " At the top of the script: write //DEPS $wanted")

        and:
        arr(*command, '--classpath', jar('greeting.jar', 'hello'), script) == 0

        where:
        grab                                                                              | command   || code | wanted
        "@Grab('dev.mine:greeting:1')"                                                    | []        || 1    | 'dev.mine:greeting:1'
        "@Grab('dev.mine:greeting:1')"                                                    | ['check'] || 2    | 'dev.mine:greeting:1'
        "@Grab(group = 'dev.mine', module = 'greeting', version = '1')"                   | []        || 1    | 'dev.mine:greeting:1'
        "@Grapes([@Grab('dev.mine:greeting:1'), @Grab('dev.mine:more:2')])"               | []        || 1    | 'dev.mine:greeting:1 dev.mine:more:2'
        "@Grab(group = 'dev.mine', module = 'greeting')"                                  | []        || 1    | 'dev.mine:greeting:version'
    }
}
