package dev.arrshell.internal.auth

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.model.AccessToken
import dev.arrshell.testing.Tokens
import dev.arrshell.time.VirtualClock
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionException
import spock.lang.Specification

class TokenCacheSpec extends Specification {

    def clock = new VirtualClock()
    List<CompletableFuture<AccessToken>> asked = []
    def cache = new TokenCache({ asked << new CompletableFuture<AccessToken>(); asked.last() }, clock)

    def "many callers wait for one request"() {
        when:
        def waiting = (1..20).collect { cache.token() }

        then:
        asked.size() == 1
        waiting.every { !it.done }

        when:
        def token = issue(hours(24))
        asked[0].complete(token)

        then:
        waiting.every { it.join().is(token) }
        cache.token().join().is(token)
        asked.size() == 1
    }

    def "one caller's cancelling is not another's"() {
        given:
        def first = cache.token()
        def second = cache.token()

        when:
        first.cancel(true)
        asked[0].complete(issue(hours(24)))

        then:
        second.join() != null
    }

    def "after #passed a token of 24 hours is #what"() {
        given:
        cache.token()
        asked[0].complete(issue(hours(24)))

        when:
        clock.advance(passed)
        cache.token()

        then:
        asked.size() == requests

        where:
        passed                          || requests | what
        Duration.ZERO                   || 1        | 'kept'
        hours(24) - minutes(5) - seconds(1) || 1    | 'kept'
        hours(24) - minutes(5)          || 2        | 'renewed'
        hours(30)                       || 2        | 'renewed'
    }

    def "a token shorter than the margin is kept for half its life, not fetched at each call"() {
        given:
        cache.token()
        asked[0].complete(issue(minutes(4)))

        when:
        clock.advance(seconds(119))
        cache.token()

        then:
        asked.size() == 1

        when:
        clock.advance(seconds(1))
        cache.token()

        then:
        asked.size() == 2
    }

    def "a renewal that fails is not noticed while the old token is good"() {
        given:
        cache.token()
        def old = issue(hours(24))
        asked[0].complete(old)
        clock.advance(hours(24) - minutes(3))

        when:
        def during = cache.token()
        asked[1].completeExceptionally(new IllegalStateException('the token service is away'))

        then:
        during.join().is(old)

        when: 'the old one has expired meanwhile'
        clock.advance(minutes(3))
        def after = cache.token()
        asked[2].completeExceptionally(new IllegalStateException('still away'))
        after.join()

        then:
        def e = thrown(CompletionException)
        e.cause.message == 'still away'
    }

    def "after a failure the next caller asks anew"() {
        given:
        def failed = cache.token()
        asked[0].completeExceptionally(new IllegalStateException('away'))

        when:
        def next = cache.token()
        asked[1].complete(issue(hours(24)))

        then:
        failed.completedExceptionally
        next.join() != null
    }

    def "a refused token is asked for anew, but a newer one is not thrown away for an older one's refusal"() {
        given:
        cache.token()
        def first = issue(hours(24))
        asked[0].complete(first)

        when:
        cache.reject(first)
        cache.token()
        def second = issue(hours(25))
        asked[1].complete(second)
        cache.reject(first)

        then:
        cache.token().join().is(second)
        asked.size() == 2
    }

    def "a source that throws fails the call, not the cache"() {
        given:
        def broken = new TokenCache({ throw new IllegalArgumentException('no') }, clock)

        expect:
        broken.token().completedExceptionally
        broken.token().completedExceptionally
    }

    private AccessToken issue(Duration life) {
        AccessToken.parse(Tokens.jwt(clock.instant() + life), clock)
    }
}
