package dev.arrshell.internal.view

import static dev.arrshell.internal.view.ViewSamples.*

import dev.arrshell.internal.view.layout.Palette
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionStatus
import java.time.Duration
import spock.lang.Specification

class SessionViewSpec extends Specification {

    def "a list is a table in the list's order"() {
        given:
        def later = session().build()
        def soon = session(OTHER_ID).elapsed(Duration.ofHours(4).plusMinutes(50)).build()

        expect:
        ViewWriter.text([later, soon], ViewFormat.AUTO, screen(80)) == '''\
 id     status  size     lease  left    host
 d31b…  Ready   PREMIUM  5h00m  4h59m   5018fee8….westus2…
 e13d…  Ready   PREMIUM  5h00m  10m00s  5018fee8….westus2…
2 sessions'''
    }

    def "at the prompt each row of a table has its index in the list"() {
        given:
        List list = ids.collect { session(it).build() }
        String table = ViewWriter.text(list, ViewFormat.AUTO, screen(80).at(NOON))

        expect:
        table.readLines().drop(1).dropRight(1)*.trim() == rows.collect { it + '  Ready   PREMIUM  5h00m  4h59m  5018fee8….westus2…' }
        table.startsWith(' [n]') == rows.size() > 1

        where:
        ids                    || rows
        ['bbbbbbb', 'aaaaaaa'] || ['[0]  bbbb…', '[1]  aaaa…']
        ['aaaaaaa', 'aaaaaaa'] || ['[0]  aaaa…', '[1]  aaaa…']
        ['aaaaaaa']            || ['aaaa…']
    }

    def "#seconds seconds after its answer a #view #tells how old it is"() {
        given:
        def last = session(ID).build()
        def before = session(OTHER_ID).seenAt(NOON - Duration.ofSeconds(seconds)).build()
        def value = view == 'card' ? before : view == 'line' ? new SessionSummary(before.id(), Optional.of(before), Optional.empty()) : [last, before]

        expect:
        ViewWriter.text(value, ViewFormat.AUTO, screen(200).at(NOON)).contains('as of') == !age.empty
        ViewWriter.text(value, ViewFormat.AUTO, screen(200).at(NOON)).readLines().last().endsWith(age)
        !ViewWriter.text(value, ViewFormat.AUTO, screen(200)).contains('ago')

        where:
        [view, after] << [['card', 'line', 'table'], [[-5, ''], [0, ''], [9, ''], [10, '10s ago'], [1800, '30m00s ago']]].combinations()
        seconds = after[0]
        age = after[1]
        tells = age ? 'tells' : 'does not tell'
    }

    def "a session that was not found is told as that, whatever was seen before"() {
        given:
        def gone = answer(Operation.PROPERTIES, 'GET', "/v1/accounts/$ACCOUNT/sessions/$ID/properties", 404, 'Not Found')

        expect:
        new SessionSummary(SessionId.parse(ID), seen, Optional.empty(), Optional.of(gone)).text(screen(200)) ==
                "Session $ID  not found   404 in 3 ms   MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0"

        where:
        seen << [Optional.empty(), Optional.of(session().build())]
    }

    def "a session in a table of #width columns"() {
        expect:
        ViewWriter.text([session().build()], ViewFormat.AUTO, screen(width)) == shown.stripIndent()

        where:
        width || shown
        160   || """\
             id     status  size     lease  left   host
             d31b…  Ready   PREMIUM  5h00m  4h59m  $HOST
            1 session"""
        60    || '''\
             id     status  size     lease  left   host
             d31b…  Ready   PREMIUM  5h00m  4h59m  5018fee8….westus2…
            1 session'''
        50    || '''\
             id     status  size     lease  left
             d31b…  Ready   PREMIUM  5h00m  4h59m
            1 session (not shown: host)'''
        40    || '''\
             id     status  size     lease  left
             d31b…  Ready   PREMIUM  5h00m  4h59m
            1 session (not shown: host)'''
        30    || '''\
             id     status  lease  left
             d31b…  Ready   5h00m  4h59m
            1 session (not shown: size, host)'''
        21    || '''\
             id     status  left
             d31b…  Ready   4h59m
            1 session (not shown: size, lease, host)'''
    }

    def "a wide table shows all of it on any screen"() {
        expect:
        ViewWriter.text([session().build()], ViewFormat.TABLE, screen(40, true)) == """\
 id                                    status  size     lease  left   host
 $ID  Ready   PREMIUM  5h00m  4h59m  $HOST
1 session"""
    }

    def "ids #ids are told apart as #shown"() {
        expect:
        ViewWriter.text(ids.collect { session(it).build() }, ViewFormat.AUTO, screen(80))
                .readLines().drop(1).dropRight(1)*.trim()*.split(/\s/)*.first() == shown

        where:
        ids                              || shown
        ['abcdefgh', 'bcdefghi']         || ['abcd…', 'bcde…']
        ['abcdefgh', 'abcdexyz']         || ['abcdef…', 'abcdex…']
        ['abcdefgh1', 'abcdefgh2']       || ['abcdefgh1', 'abcdefgh2']
        ['abcdefgh', 'abcdefgh']         || ['abcd…', 'abcd…']
        ['abcd', 'abcdefg']              || ['abcd', 'abcde…']
        ['abcde', 'bbbbbbb']             || ['abcde', 'bbbb…']
        ['a', 'Sample-Session-1']        || ['a', 'Samp…']
    }

    def "no session at all is said in words"() {
        expect:
        ViewWriter.sessions([], ViewFormat.AUTO, screen(80)) == 'no sessions in Starting or Ready'
        ViewWriter.sessions([], ViewFormat.JSON, screen(80)) == '[]'
        ViewWriter.text([], ViewFormat.AUTO, screen(80)) == '[]'
    }

    def "one session is a card with its lease as a bar"() {
        expect:
        ViewWriter.text(session().elapsed(Duration.ofMinutes(65)).build(), ViewFormat.AUTO, screen(80)) == """\
Session $ID  Ready
  size   PREMIUM
  lease  [########..] 3h55m left of 5h00m
  host   $HOST"""
    }

    def "the lease of a session in #status after #elapsed"() {
        expect:
        ViewWriter.text(session(ID, status).elapsed(elapsed).build(), ViewFormat.CARD, screen(80))
                .readLines().find { it.startsWith('  lease') } == '  lease  ' + shown

        where:
        status                 | elapsed                  || shown
        SessionStatus.STARTING | Duration.ZERO            || '5h00m from Ready on'
        SessionStatus.READY    | Duration.ZERO            || '[##########] 5h00m left'
        SessionStatus.READY    | Duration.ofMinutes(299)  || '[#.........] 1m00s left of 5h00m'
        SessionStatus.READY    | Duration.ofHours(6)      || '[..........] 0s left of 5h00m'
        SessionStatus.STOPPED  | Duration.ofSeconds(82)   || '5h00m, was ready for 1m22s'
        SessionStatus.ERROR    | Duration.ZERO            || '5h00m'
    }

    def "a card tells everything the answer told"() {
        expect:
        ViewWriter.text(session(ID, SessionStatus.ERROR).ports(50830, 64487).teraflops(8.1f)
                .creationTime(NOON).error('Capacity', 'no server is free').build(), ViewFormat.AUTO, screen(80)) == """\
Session $ID  Error
  size            PREMIUM
  lease           5h00m
  handshake port  50830
  inspector port  64487
  speed           8.1 teraflops
  created         2019-05-09T16:17:50Z
  error           Capacity
  message         no server is free"""
    }

    def "a handle says what the last answer said"() {
        expect:
        new SessionSummary(SessionId.parse(ID), Optional.ofNullable(seen), Optional.ofNullable(started)).text(screen(width)) ==
                shown.stripIndent()

        where:
        seen                                            | started   | width || shown
        null                                            | created() | 120   || "Session $ID  Starting   202 in 3 ms   MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0"
        null                                            | null      | 120   || "Session $ID  (not looked at yet: properties() asks)"
        session().elapsed(Duration.ZERO).build()        | null      | 200   || "Session $ID  Ready   host $HOST   lease [##########] 5h00m left"
        session().elapsed(Duration.ZERO).build()        | null      | 80    || """\
            Session $ID  Ready
              host $HOST
              lease [##########] 5h00m left"""
        null                                            | created() | 80    || """\
            Session $ID  Starting   202 in 3 ms
              MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0"""
        session(ID, SessionStatus.ERROR).error(null, 'no server is free').build() | null | 120 || "Session $ID  Error   no server is free"
    }

    def "an extension says from where to where and until when"() {
        expect:
        new LeaseExtensionResult(before, session().elapsed(Duration.ofMinutes(1)).build()).text(screen(80)) == shown

        where:
        before              || shown
        Duration.ofHours(4) || 'lease 4h00m -> 5h00m, ends 21:16Z'
        Duration.ZERO       || 'lease 5h00m, ends 21:16Z'
    }

    def "a session that is still starting has no end yet"() {
        expect:
        new LeaseExtensionResult(Duration.ofHours(4), session(ID, SessionStatus.STARTING).build()).text(screen(80)) ==
                'lease 4h00m -> 5h00m, counts from Ready on'
    }

    def "a stop says how long the session was up and what came back"() {
        given:
        def answer = answer(null, 'DELETE', '/', 204, 'No Content')

        expect:
        new SessionStopResult(SessionId.parse(ID), Optional.ofNullable(lived), Optional.ofNullable(lease),
                Optional.ofNullable(sent ? answer : null)).text(screen(120)) == shown

        where:
        lived                  | lease               | sent  || shown
        Duration.ofSeconds(82) | Duration.ofHours(5) | true  || 'stopped after 1m22s, 5h00m lease handed back   204   MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0'
        null                   | null                | true  || 'stopped   204   MS-CV 5EqPJ1VdTUakDJZc6/ZhTg.0'
        null                   | null                | false || 'it had ended before (nothing was sent)'
    }

    def "colours say how urgent it is, and there are none where there shall be none"() {
        given:
        def text = ViewWriter.text([session().elapsed(Duration.ofHours(5).minus(left)).build()], ViewFormat.AUTO,
                screen(80, false, palette))

        expect:
        text.contains('\u001b[') == coloured
        text.contains('\u001b[' + code + 'm') == coloured

        where:
        left                   | palette       || code | coloured
        Duration.ofMinutes(4)  | Palette.DARK  || '91' | true
        Duration.ofMinutes(14) | Palette.DARK  || '93' | true
        Duration.ofMinutes(15) | Palette.DARK  || '92' | true
        Duration.ofMinutes(4)  | Palette.LIGHT || '31' | true
        Duration.ofMinutes(4)  | Palette.NONE  || '91' | false
    }
}
