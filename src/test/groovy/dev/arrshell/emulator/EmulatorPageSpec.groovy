package dev.arrshell.emulator

import dev.arrshell.testing.FencedCodeBlock
import dev.arrshell.testing.JavaProgram
import dev.arrshell.time.VirtualClock
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** What the emulator's page shows is run: here its Java and its requests; that its options are the command's, another spec says. */
class EmulatorPageSpec extends Specification {

    static final PAGE = Path.of('src/docs/emulator.md')

    @TempDir
    Path temp

    def "every block is of a kind that is run"() {
        expect:
        FencedCodeBlock.in(PAGE)*.language() as Set == ['http', 'java'] as Set
    }

    def "#name compiles without a warning and prints what it says"() {
        given:
        def source = FencedCodeBlock.in(PAGE, 'java').find { it.text().contains("class $name ") }

        when:
        def lines = JavaProgram.run(source.text(), temp).readLines()

        then:
        lines.size() == printed.size()
        [lines, printed].transpose().every { line, form -> line ==~ form }

        where:
        name        || printed
        'InProcess' || ['EXPIRED', '04:00:00']
        'Controlling' || [/.*No server of size Premium is free in westus2.*/, /unused: .*update: garbage.*/]
        'Converting' || [/.*Invalid input provided.*/, 'SUCCEEDED', 'FAILED']
        'Trusting'  || [/\{"status":"ready"}/]
        'Replaying' || ['true', /\[] \[]/]
    }

    def "requests to the admin routes are answered as shown"() {
        given:
        def emulator = ArrEmulator.builder().time(new VirtualClock()).onWarning {}.start()
        def shown = FencedCodeBlock.in(PAGE, 'http').collectMany { it.text().split(/\n\n/).toList() }

        expect:
        shown.size() > 10
        shown.each { pair ->
            def (asked, answered) = pair.readLines()
            assert "$asked\n${answer(emulator, asked)}" == "$asked\n$answered"
        }

        cleanup:
        emulator.close()
    }

    private static String answer(ArrEmulator emulator, String asked) {
        def (method, path, body) = asked.split(' ', 3) as List
        def request = HttpRequest.newBuilder(URI.create("${emulator.uri()}$path"))
                .method(method, HttpRequest.BodyPublishers.ofString(body ?: ''))
                .build()
        def answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
        "${answer.statusCode()} ${answer.body()}".trim()
    }

    def "what it links to is there"() {
        when:
        def links = (Files.readString(PAGE) =~ /\]\(([^)]+)\)/).collect { it[1] }

        then:
        links.size() > 3
        links.findAll { !Files.exists(PAGE.resolveSibling(it)) } == []
    }

    def "the decisions of its table are those of the code, by number"() {
        given:
        def code = Files.readString(Path.of('src/main/java/dev/arrshell/internal/service/http/ServiceAssumptions.java'))
        def inCode = (code =~ /Decision (\d+):/).collect { it[1] as int }.unique().sort()
        def inTable = (Files.readString(PAGE) =~ /(?m)^\| (\d+) \|/).collect { it[1] as int }

        expect:
        inTable == (1..25).toList()
        inCode == inTable
    }

    def "each method of the builder is in its table"() {
        given:
        def table = Files.readString(PAGE)

        expect:
        ArrEmulatorBuilder.declaredMethods.findAll { java.lang.reflect.Modifier.isPublic(it.modifiers) && !it.synthetic }
                *.name.unique().findAll { it != 'start' && !(table =~ /`$it\(/) } == []
    }
}
