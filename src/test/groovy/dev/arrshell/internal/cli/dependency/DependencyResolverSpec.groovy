package dev.arrshell.internal.cli.dependency

import dev.arrshell.internal.cli.Main
import dev.arrshell.internal.cli.console.CliConsole
import dev.arrshell.internal.cli.console.CliContext
import dev.arrshell.internal.cli.console.GlobalOptions
import dev.arrshell.internal.config.value.Environment
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.testing.FakeCommand
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import javax.tools.ToolProvider
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** Scripts get the libraries of their //DEPS lines from a Maven on the PATH, which here is a shell script. */
@Tag('long')
class DependencyResolverSpec extends Specification {

    static final USE = "//DEPS dev.mine:greeting:1\nimport dev.mine.Greeting\nprintln Greeting.of('you')\n"
    static final UNSENT = '(nothing was run, nothing was sent)'

    @TempDir
    Path directory

    def out = new ByteArrayOutputStream()
    def err = new ByteArrayOutputStream()

    Map<String, String> variables() {
        [ARR_HOME: "$directory/home", ARR_CACHE: "$directory/cache", PATH: "$directory/bin"]*.toString()
                .collectEntries { it.split('=', 2) as List }
    }

    CliConsole console(Map<String, String> more = [:]) {
        out.reset()
        err.reset()
        new CliConsole(new ByteArrayInputStream(new byte[0]), new PrintStream(out, true), new PrintStream(err, true),
                Environment.of(variables() + more), false)
    }

    int arr(Map<String, String> more = [:], Object... words) {
        Main.run(console(more), words*.toString() as String[])
    }

    Path script(String text = USE) {
        Files.writeString(directory.resolve('main.groovy'), text)
    }

    /** A Maven that keeps the POM of each run, and then runs these lines with the name of the output in $out. */
    void maven(String... lines) {
        FakeCommand.write(directory.resolve('bin'), 'mvn', 'for word; do', 'case $word in',
                '-Dmdep.outputFile=*) out=${word#*=};;', 'esac', 'done', "cat pom.xml >> '$directory/poms'",
                "echo \"\$@\" >> '$directory/calls'", *lines)
    }

    void mavenThatFinds(Path... files) {
        maven("printf %s '${files.join(File.pathSeparator)}' > \"\$out\"")
    }

    int calls() {
        def calls = directory.resolve('calls')
        Files.exists(calls) ? Files.readAllLines(calls).size() : 0
    }

    /** A jar with a class dev.mine.Greeting. */
    Path jar(String name = 'greeting.jar', String words = 'hello') {
        def source = Files.createDirectories(directory.resolve('java/dev/mine')).resolve('Greeting.java')
        Files.writeString(source,
                "package dev.mine; public class Greeting { public static String of(String name) { return \"$words \" + name; } }")
        assert ToolProvider.systemJavaCompiler.run(null, null, null, source.toString()) == 0
        def jar = directory.resolve(name)
        new JarOutputStream(Files.newOutputStream(jar)).withCloseable {
            it.putNextEntry(new JarEntry('dev/mine/Greeting.class'))
            it.write(Files.readAllBytes(source.resolveSibling('Greeting.class')))
        }
        jar
    }

    def "the libraries are found once, and then are there without Maven for #command"() {
        given:
        mavenThatFinds(jar())

        when:
        def code = arr(*command, script())

        then:
        code == 0
        (out.toString() + err.toString()).contains('hello you') == (command != ['check'])
        err.toString().contains("arr: Maven looks for the libraries of ${script()}: dev.mine:greeting:1\n")
        calls() == 1

        when:
        Files.delete(directory.resolve('bin/mvn'))
        code = arr(*command, script())

        then:
        code == 0
        (out.toString() + err.toString()).contains('hello you') == (command != ['check'])
        !err.toString().contains('Maven')

        where:
        command << [[], ['run'], ['--rehearse'], ['--dry-run'], ['-i'], ['check']]
    }

    def "Maven is asked for what the lines name: #text.inspect()"() {
        given:
        mavenThatFinds(jar())

        expect:
        arr(script(text + "\nprintln dev.mine.Greeting.of('you')")) == 0
        out.toString() == 'hello you\n'
        def dependencies = new groovy.xml.XmlSlurper().parse(directory.resolve('poms').toFile()).dependencies.dependency
        dependencies.collect { it.children().collect { part -> part.text() }.join(':') } == libraries

        where:
        text                                                                  || libraries
        '//DEPS a.b:c:1'                                                      || ['a.b:c:1']
        '//DEPS a:b:1 c:d:2-SNAPSHOT\n//DEPS e:f:3.0+4'                       || ['a:b:1', 'c:d:2-SNAPSHOT', 'e:f:3.0+4']
        '//DEPS a:b:1, c:d:2;e:f:3 // for greetings'                          || ['a:b:1', 'c:d:2', 'e:f:3']
        '//DEPS a:b:1:linux-x86_64'                                           || ['a:b:1:linux-x86_64']
        '#!/usr/bin/env arr\n// a remark\n\n/*\n * A licence\n */\n//DEPS a:b:1' || ['a:b:1']
        '//DEPS a:b:1\n//DEPSX c:d:2\n/*\n//DEPS e:f:3\n*/'                   || ['a:b:1']
        '//DEPS a:b:1\nx = 1\n//DEPS c:d:2'                                  || ['a:b:1']
    }

    def "Maven is asked again when #change"() {
        given:
        mavenThatFinds(jar())
        assert arr(script()) == 0
        assert calls() == 1

        when:
        changing(this)
        def code = arr(variables, script(text))

        then:
        code == 0
        calls() == asked

        where:
        change                              | changing                                                    | variables          | text                                                     || asked
        'a jar is gone'                     | { it.mavenThatFinds(it.jar('b.jar')); Files.delete(it.directory.resolve('greeting.jar')) } | [:] | USE                              || 2
        'a version changes'                 | { }                                                         | [:]                | USE.replace('greeting:1', 'greeting:2')                  || 2
        'the cache is cleared'              | { it.arr('cache', 'clear') }                                | [:]                | USE                                                      || 2
        'there is no cache'                 | { }                                                         | [ARR_CACHE: 'off'] | USE                                                      || 2
        'others may have written the entry' | { Files.setPosixFilePermissions(it.entry(), PosixFilePermissions.fromString('rw-rw-rw-')) } | [:] | USE                             || 2
        'nothing (it is not)'               | { }                                                         | [:]                | '// a remark\n' + USE                                    || 1
    }

    Path entry() {
        Files.list(directory.resolve('cache/libraries')).withCloseable { it.toList() }.first()
    }

    def "the order of the lines does not matter to the cache"() {
        given:
        mavenThatFinds(jar())

        expect:
        arr(script('//DEPS a:b:1 c:d:2\n')) == 0
        arr(script('//DEPS c:d:2\n//DEPS a:b:1\n')) == 0
        calls() == 1
    }

    def "a script is compiled again for a jar that has changed"() {
        given:
        mavenThatFinds(jar())
        assert arr(script()) == 0

        when:
        jar('greeting.jar', 'good morning')

        then:
        arr(script()) == 0
        out.toString() == 'good morning you\n'
        calls() == 1
    }

    def "--quiet says nothing of Maven"() {
        given:
        mavenThatFinds(jar())

        expect:
        arr('--quiet', script()) == 0
        err.toString() == ''
    }

    def "a library that Maven does not find is reported at its line, in #command with exit code #code"() {
        given:
        maven("printf '\\033[0m'", "cat <<'E'", said, 'E', 'exit 1')

        when:
        def ended = arr(*command, script('//DEPS a:b:1\n//DEPS c:d:2 dev.mine:absent:1\nprintln 1\n'))

        then:
        ended == code
        (out.toString() + err.toString()).contains(
                "main.groovy:$place: Maven failed: $told. All that it says: mvn dependency:get -Dartifact=$named")
        (out.toString() + err.toString()).contains(UNSENT)
        !(out.toString() ==~ /1\n/)
        !err.toString().contains('Help 1')

        and: 'nothing is kept'
        !Files.exists(directory.resolve('cache/libraries'))

        where:
        command   | said      || code | place  | named               | told
        []        | MAVEN_3_8 || 1    | '2:14' | 'dev.mine:absent:1' | 'Could not find artifact dev.mine:absent:jar:1 in central (https://repo.maven.apache.org/maven2)'
        []        | MAVEN_3_9 || 1    | '2:14' | 'dev.mine:absent:1' | 'dependency: dev.mine:absent:jar:1 (compile) Could not find artifact dev.mine:absent:jar:1 in central (https://repo.maven.apache.org/maven2)'
        ['check'] | MAVEN_3_8 || 2    | '2:14' | 'dev.mine:absent:1' | 'Could not find artifact dev.mine:absent:jar:1 in central (https://repo.maven.apache.org/maven2)'
        ['-i']    | MAVEN_3_8 || 1    | '2:14' | 'dev.mine:absent:1' | 'Could not find artifact dev.mine:absent:jar:1 in central (https://repo.maven.apache.org/maven2)'
        []        | ''        || 1    | '1:8'  | 'a:b:1'             | 'mvn ended with exit code 1 and printed nothing'
        []        | 'no java' || 1    | '1:8'  | 'a:b:1'             | 'no java'
    }

    static final MAVEN_3_8 = '''\
        [ERROR] Failed to execute goal on project libraries: Could not resolve dependencies for project dev.arrshell.script:libraries:jar:1: Could not find artifact dev.mine:absent:jar:1 in central (https://repo.maven.apache.org/maven2) -> [Help 1]
        [ERROR]
        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
        [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/DependencyResolutionException'''.stripIndent()

    static final MAVEN_3_9 = '''\
        [ERROR] Failed to execute goal on project libraries: Could not resolve dependencies for project dev.arrshell.script:libraries:jar:1
        [ERROR] dependency: dev.mine:absent:jar:1 (compile)
        [ERROR] \tCould not find artifact dev.mine:absent:jar:1 in central (https://repo.maven.apache.org/maven2)
        [ERROR] -> [Help 1]
        [ERROR]
        [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.'''.stripIndent()

    def "#line is malformed, and Maven is not started"() {
        given:
        mavenThatFinds(jar())

        expect:
        arr(script("// first\n$line\nprintln 1\n")) == 1
        err.toString().contains("main.groovy:2:$column: $told: write //DEPS group:artifact:version $UNSENT")
        arr('check', script("// first\n$line\nprintln 1\n")) == 2
        out.toString().contains("main.groovy:2:$column: $told: write //DEPS group:artifact:version")
        calls() == 0

        where:
        line                          || column | told
        '//DEPS'                      || 1      | '//DEPS names no library'
        '//DEPS // none'              || 1      | '//DEPS names no library'
        '//DEPS dev.mine:greeting'    || 8      | "'dev.mine:greeting' names no library"
        '//DEPS a:b:1  c:d'           || 15     | "'c:d' names no library"
        '//DEPS a:b:1:c:d'            || 8      | "'a:b:1:c:d' names no library"
        '//DEPS a:b:1@pom'            || 8      | "'a:b:1@pom' names no library"
        '//DEPS a:b:<x>'              || 8      | "'a:b:<x>' names no library"
        '  //DEPS a:b:${v}'           || 10     | "'a:b:\${v}' names no library"
    }

    def "without Maven the message says what to do"() {
        expect:
        arr(*command, script()) == 2
        (out.toString() + err.toString()).contains('main.groovy:1:8: Maven finds the libraries of //DEPS lines, and PATH has no mvn:'
                + ' install Maven, or remove the line and name the jars with --classpath')

        where:
        command << [[], ['check'], ['-i']]
    }

    def "--timeout ends Maven"() {
        given:
        maven("echo \$\$ > '$directory/pid'", 'exec sleep 1000')

        expect:
        arr('--timeout', '1s', script()) == 6
        err.toString().contains('the run took longer than --timeout 1s')
        !ProcessHandle.of(Files.readString(directory.resolve('pid')).trim() as long).filter { it.alive }.present
    }

    def "Maven itself has a limit"() {
        given:
        maven('exec sleep 1000')
        def context = new CliContext(console(), new GlobalOptions())

        when:
        new DependencyResolver(context, Duration.ofMillis(50)).resolve(new ScriptSource('main.groovy', USE))

        then:
        def late = thrown(DependencyException)
        late.error().message().startsWith('Maven failed: it did not end within ')
    }

    def "the plugin is that of the build"() {
        given:
        def pom = new groovy.xml.XmlSlurper().parse(Path.of('pom.xml').toFile())

        expect:
        MavenCommand.PLUGIN == "org.apache.maven.plugins:maven-dependency-plugin:${pom.properties.'dependency.plugin.version'}"
    }

    def "a class that no library brings is reported as missing"() {
        given:
        mavenThatFinds(jar())

        expect:
        arr(script('//DEPS dev.mine:greeting:1\nimport dev.mine.Absent\nprintln Absent\n')) == 1
        err.toString().contains('there is no class dev.mine.Absent: neither --classpath nor a //DEPS line at the top of the script'
                + ' that is run brings it')
    }
}
