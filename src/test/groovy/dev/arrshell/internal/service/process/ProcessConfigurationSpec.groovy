package dev.arrshell.internal.service.process

import dev.arrshell.internal.service.launch.PortRange
import dev.arrshell.internal.service.launch.ReadyRule
import dev.arrshell.internal.service.launch.ServerCommand
import java.time.Duration
import spock.lang.Specification

/** The values of the configuration of processes, and the messages about wrong ones. */
class ProcessConfigurationSpec extends Specification {

    static ServerCommand command(List<String> line, Duration startup = Duration.ofMinutes(5), OptionalInt capacity = OptionalInt.empty()) {
        new ServerCommand(line, new ReadyRule.Tcp(), startup, capacity)
    }

    def 'rules are read: #text'() {
        expect:
        ReadyRule.parse(text).toString() == rule

        where:
        text                             || rule
        'tcp'                            || 'Tcp[]'
        'line:up \\d+'                   || 'Line[pattern=up \\d+]'
        'exec:["curl", "{port}", "a b"]' || 'Exec[command=[curl, {port}, a b]]'
        "exec:['true']"                  || 'Exec[command=[true]]'
    }

    def 'a wrong value is refused with a sentence: #part'() {
        when:
        read()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message.contains(part)

        where:
        part                                    | read
        'write tcp, line:REGEX or exec:'        | { ReadyRule.parse('udp') }
        'write tcp, line:REGEX or exec:'        | { ReadyRule.parse('line:') }
        'wrong expression'                      | { ReadyRule.parse('line:(') }
        'no list of texts'                      | { ReadyRule.parse('exec:curl') }
        'no list of texts'                      | { ReadyRule.parse('exec:[1]') }
        'a command is empty'                    | { ReadyRule.parse('exec:[]') }
        'did you mean {port}?'                  | { command(['x', '--port={prot}']) }
        'unknown placeholder {home}'            | { ReadyRule.parse('exec:["{home}"]') }
        'a command is empty'                    | { command([]) }
        'start-up time is more'                  | { command(['x'], Duration.ZERO) }
        'zero or more, not -1'                  | { command(['x'], Duration.ofSeconds(1), OptionalInt.of(-1)) }
        'like 49152-65535'                      | { PortRange.parse('many') }
        'are no range'                          | { PortRange.parse('5-4') }
        'are no range'                          | { new PortRange(0, 4) }
        'are no range'                          | { PortRange.parse('1-65536') }
    }

    def 'a range of ports is read'() {
        expect:
        PortRange.parse(' 49152 - 65535 ') == new PortRange(49_152, 65_535)
    }
}
