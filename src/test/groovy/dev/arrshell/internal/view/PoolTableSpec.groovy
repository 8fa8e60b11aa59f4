package dev.arrshell.internal.view

import static dev.arrshell.internal.view.ViewSamples.screen
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.SessionId
import dev.arrshell.pool.PoolMetrics
import dev.arrshell.pool.PoolSessionInfo
import dev.arrshell.pool.PoolSessionInfo.Use
import com.fasterxml.jackson.databind.ObjectMapper
import java.time.Duration
import spock.lang.Specification

class PoolTableSpec extends Specification {

    static final LENT = new PoolTable(
    [
        new PoolSessionInfo(Optional.of(SessionId.parse('first')), Use.LENT, Optional.of('a.example.com'), minutes(40)),
        new PoolSessionInfo(Optional.empty(), Use.STARTING, Optional.empty(), minutes(60))
    ],
    new PoolMetrics(2, 1, 0, 1, 3, 4, seconds(80), seconds(20), 2))

    static final EMPTY = new PoolTable([], new PoolMetrics(0, 0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO, 0))

    def "a pool is a table of its sessions with its figures below"() {
        expect:
        ViewWriter.text(LENT, ViewFormat.AUTO, screen(80)) == '''\
 id     use       left    host
 first  lent      40m00s  a.example.com
 -      starting  1h00m   -
0 idle, 1 lent, 3 waiting, 2 started today
4 calls got a session, after 20s on average and 1m20s at most'''
        ViewWriter.text(EMPTY, ViewFormat.AUTO, screen(80)) ==
                'no sessions\n0 idle, 0 lent, 0 waiting, 0 started today\n0 calls got a session'
    }

    def "its document has the figures and the sessions, seconds as numbers"() {
        when:
        def document = new ObjectMapper().readValue(ViewWriter.text(LENT, ViewFormat.JSON, screen(80)), Map)

        then:
        document.size == 2
        document.waiting == 3
        document.longestWaitSeconds == 80
        document.sessions == [
            [id: 'first', use: 'lent', leftSeconds: 2400, hostname: 'a.example.com'],
            [id: null, use: 'starting', leftSeconds: 3600, hostname: null]
        ]
    }
}
