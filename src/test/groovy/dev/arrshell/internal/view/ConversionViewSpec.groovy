package dev.arrshell.internal.view

import static dev.arrshell.internal.view.ViewSamples.*

import dev.arrshell.conversion.ConversionId
import dev.arrshell.conversion.ConversionProperties
import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.internal.script.output.JsonLineFormatter
import dev.arrshell.internal.script.output.SessionTableFormatter
import dev.arrshell.internal.view.layout.Palette
import dev.arrshell.model.Operation
import spock.lang.Specification

class ConversionViewSpec extends Specification {

    static final OUT = 'https://mine.blob.core.windows.net/out/robot.arrAsset'

    static ConversionProperties conversion(Map said = [:]) {
        def status = said.status ?: 'Succeeded'
        new ConversionProperties(ConversionId.parse(said.id ?: 'robot-1'), ConversionStatus.fromWire(status), status,
                Optional.ofNullable(said.input), Optional.ofNullable(said.output).map(URI::create),
                Optional.ofNullable(said.created), Optional.ofNullable(said.code), Optional.ofNullable(said.message), NOON)
    }

    static final DONE = conversion(input: 'robots/robot.fbx', output: OUT, created: NOON)
    static final FAILED = conversion(id: 'crane-2', status: 'Failed', input: 'crane.fbx', created: NOON,
            code: 'ConversionProcessFailed', message: 'the asset is not there')

    def "a list is a table in the order of the service"() {
        expect:
        ViewWriter.text([DONE, FAILED], view, screen(140)) == """\
 id     status     input             created               result
 robo…  Succeeded  robots/robot.fbx  2019-05-09T16:17:50Z  $OUT
 cran…  Failed     crane.fbx         2019-05-09T16:17:50Z  the asset is not there
2 conversions"""

        where:
        view << [ViewFormat.AUTO, ViewFormat.TABLE]
    }

    def "one conversion in a table of #width columns"() {
        expect:
        ViewWriter.text(FAILED, ViewFormat.TABLE, screen(width)) == shown.stripIndent()

        where:
        width || shown
        70    || '''\
             id     status  input      created               result
             cran…  Failed  crane.fbx  2019-05-09T16:17:50Z  the asset is not the…
            1 conversion'''
        20    || '''\
             id     status
             cran…  Failed
            1 conversion (not shown: input, created, result)'''
    }

    def "one conversion is a card"() {
        expect:
        ViewWriter.text(shown, view, screen(80)) == text

        where:
        shown                         | view            || text
        DONE                          | ViewFormat.AUTO || "Conversion robot-1  Succeeded\n  input    robots/robot.fbx\n  output   $OUT\n  created  2019-05-09T16:17:50Z"
        FAILED                        | ViewFormat.CARD || 'Conversion crane-2  Failed\n  input    crane.fbx\n  created  2019-05-09T16:17:50Z\n  error    ConversionProcessFailed\n  message  the asset is not there'
        conversion(status: 'Running') | ViewFormat.AUTO || 'Conversion robot-1  Running'
    }

    def "a handle says what the last answer said: #shown"() {
        expect:
        new ConversionSummary(ConversionId.parse('robot-1'), Optional.ofNullable(seen), Optional.ofNullable(started))
                .text(screen(140)) == shown

        where:
        seen   | started   || shown
        null   | null      || 'Conversion robot-1  (not looked at yet: properties() asks)'
        null   | created() || 'Conversion robot-1   202 in 3 ms   MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0'
        DONE   | null      || "Conversion robot-1  Succeeded   output $OUT"
        FAILED | null      || 'Conversion crane-2  Failed   the asset is not there'
    }

    def "programs get the same fields in every form"() {
        expect:
        ViewWriter.text(FAILED, ViewFormat.JSON, screen(80)) == '''\
{
  "id": "crane-2",
  "status": "Failed",
  "input": "crane.fbx",
  "output": null,
  "creationTime": "2019-05-09T16:17:50Z",
  "message": "the asset is not there",
  "errorCode": "ConversionProcessFailed",
  "seenAt": "2019-05-09T16:17:50Z"
}'''
        ViewWriter.text([DONE], ViewFormat.CSV, screen(80)) == """\
id,status,input,output,creationTime,message,errorCode,seenAt
robot-1,Succeeded,robots/robot.fbx,"$OUT",2019-05-09T16:17:50Z,,,2019-05-09T16:17:50Z"""
        ViewWriter.text(DONE, ViewFormat.YAML, screen(80)).readLines().take(2) == ['id: robot-1', 'status: Succeeded']
        ViewWriter.text(ConversionStatus.NOT_STARTED, ViewFormat.JSON, screen(80)) == '"NotStarted"'
        new ConversionSummary(DONE.id(), Optional.of(DONE), Optional.empty()).document() == DocumentMapper.of(DONE)
        new ConversionSummary(DONE.id(), Optional.empty(), Optional.empty()).document().findAll { it.value != null } == [id: 'robot-1']
    }

    def "a signature in the address of a result is masked in #view"() {
        given:
        def signed = conversion(output: OUT + '?sv=1&sig=aB3%2Fd%2B9012345%3D')

        expect:
        !ViewWriter.text(signed, view, screen(200)).contains('aB3')
        !ViewWriter.text([signed], view, screen(200)).contains('aB3')
        !SessionTableFormatter.of([signed]).contains('aB3')
        !JsonLineFormatter.of(signed).contains('aB3')

        where:
        view << ViewFormat.values()
    }

    def "the words table and json of a script"() {
        expect:
        SessionTableFormatter.of([DONE, FAILED]).readLines() == [
                'id       status     input             result',
                "robot-1  Succeeded  robots/robot.fbx  $OUT".toString(),
                'crane-2  Failed     crane.fbx         the asset is not there']
        SessionTableFormatter.of([conversion(status: 'Running')]).readLines().last() == 'robot-1  Running  -      -'
        JsonLineFormatter.of(FAILED) == '{"id":"crane-2","status":"Failed","statusText":"Failed","inputAsset":"crane.fbx","outputAsset":null,' +
                '"creationTime":"2019-05-09T16:17:50Z","errorCode":"ConversionProcessFailed","message":"the asset is not there",' +
                '"seenAt":"2019-05-09T16:17:50Z"}'
        JsonLineFormatter.of(ConversionStatus.NOT_STARTED) == '"NotStarted"'
    }

    def "the colour of #status says how it goes"() {
        expect:
        ViewWriter.text(conversion(status: status), ViewFormat.AUTO, screen(80, false, Palette.DARK)).contains("\u001b[${colour}m")

        where:
        status      || colour
        'Succeeded' || 92
        'Failed'    || 91
        'Running'   || 96
        'Cancelled' || 90
    }
}
