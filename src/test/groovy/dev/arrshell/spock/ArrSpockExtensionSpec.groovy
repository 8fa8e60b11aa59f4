package dev.arrshell.spock

import dev.arrshell.model.SessionStatus
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.Specification
import spock.util.EmbeddedSpecRunner

/** Runs specifications and looks at what becomes of them. */
class ArrSpockExtensionSpec extends Specification {

    static final List MET = new CopyOnWriteArrayList()
    static final IMPORTS = '''
        import dev.arrshell.*
        import dev.arrshell.emulator.*
        import dev.arrshell.junit.*
        import static dev.arrshell.model.Operation.*
        import static dev.arrshell.model.SessionSize.*
        import static dev.arrshell.spock.ArrSpockExtensionSpec.MET
        import static dev.arrshell.testkit.OnFinding.*
        import java.util.concurrent.*
        import spock.lang.*
    '''

    def runner = new EmbeddedSpecRunner(throwFailure: false)

    def setup() {
        MET.clear()
    }

    def run(String text) {
        runner.runWithImports(complete(text))
    }

    static complete(String text) {
        IMPORTS.readLines()*.trim().join('\n').trim() + '\n' + text
    }

    def "shared fields belong to the specification, the others to an iteration"() {
        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                @Shared ArrClient whole
                @Shared ArrEmulator all
                ArrClient arr
                ArrEmulator emulator
                Arr entry
                @Started(size = PREMIUM, lease = '20m') Session session
                @Started(size = STANDARD, lease = '20m') ReadySession ready
                ArrEmulator own = all

                def setupSpec() { MET << whole.account() }
                def setup() { assert emulator.requests(CREATE).size() == 2 }

                def "first"() {
                    expect:
                    entry.options().time().is(emulator.clock())
                    !all.clock().is(emulator.clock())
                    ready.hostname
                    session.properties.maxLeaseTime == 20.minutes
                    MET << arr.account()
                }

                def "in rows"() {
                    expect:
                    arr.session().size(size).lease(hours).start().awaitReady()
                    emulator.requests(CREATE).size() == 3
                    MET << arr.account()

                    where:
                    size << [STANDARD, PREMIUM]
                    hours << [1.hours, 2.hours]
                }

                def cleanupSpec() { MET << whole.account() }
            }
        '''

        then:
        results.failures*.exception == []
        MET.size() == 5
        MET.first() == MET.last()
        MET.toSet().size() == 4
    }

    def "leaks fail, naming where each session was started"() {
        when:
        def results = run '''
            @ArrTest(leaks = FAIL)
            class Leaking extends Specification {
                ArrClient arr

                def "leaks"() {
                    expect:
                    arr.session().size(STANDARD).lease(1.hours).start()
                }

                @ArrTest
                def "may leak"() {
                    expect:
                    arr.session().size(STANDARD).lease(1.hours).start()
                }
            }
        '''

        then:
        results.failures.size() == 1
        def failure = results.failures[0].exception
        failure instanceof AssertionError
        failure.message.startsWith('still running:\n  session ')
        failure.message ==~ /(?s).*started at \S+\.Leaking\.\S+\(\w+\.groovy:\d+\)/
    }

    def "the origin of a session is the feature's line, also through a helper: #how"() {
        given:
        def text = """
            class Helper {
                static start(ArrClient arr) { arr.session().size(STANDARD).lease(dev.arrshell.time.Durations.hours(1)).start() }
            }

            @ArrTest(leaks = FAIL)
            class Leaking extends Specification {
                ArrClient arr

                def "leaks"() {
                    expect:
                    $how
                }

                private mine() { [1].each { Helper.start(arr) } }
            }
        """

        when:
        def results = run(text)
        def line = results.failures*.exception*.message.join().find(/started at \S+\.Leaking\S*\.(?!mine)\S+\(\w+\.groovy:(\d+)\)/) { match, number -> number }

        then: 'it is the line of the condition'
        line == String.valueOf(complete(text).readLines()*.trim().indexOf(how) + 1)

        where:
        how << ['mine()', 'Helper.start(arr)', '[arr].collect { Helper.start(it) }', 'CompletableFuture.supplyAsync { Helper.start(arr) }.join()']
    }

    def "what is left running on purpose is no leak, and the region is that of the nearest annotation"() {
        when:
        def results = run '''
            @ArrTest(leaks = FAIL, region = 'eastus')
            class S extends Specification {
                @Shared ArrClient whole
                ArrClient arr
                ArrEmulator emulator
                @InRegion('uksouth') ArrClient other

                def "as the specification says"() {
                    expect:
                    arr.session().size(STANDARD).lease(1.hours).start().leaveRunning()
                    MET << "${arr.region().get()} ${other.region().get()} ${whole.region().get()}".toString()
                }

                @ArrTest(region = 'westeurope', premiumBoot = '0s')
                def "as the feature says"() {
                    expect:
                    arr.session().size(PREMIUM).lease(1.hours).start().status() == dev.arrshell.model.SessionStatus.READY
                    MET << "${arr.region().get()} ${emulator.region()} ${whole.region().get()}".toString()
                }
            }
        '''

        then:
        results.failures*.exception == []
        MET == ['eastus uksouth eastus', 'westeurope westeurope eastus']
    }

    def "attributes say what the service and the clients are like, and a feature may ask for clients of several regions"() {
        when:
        def results = run '''
            @ArrTest(apiVersion = dev.arrshell.model.ApiVersion.V2021_01_01, standardBoot = '3m', pageSize = 2, stoppingFor = '1m', unusedFaults = FAIL)
            class S extends Specification {
                ArrClient arr
                ArrEmulator emulator
                @InRegion('eastus') ArrClient east
                @InRegion('uksouth') ArrClient south

                def "served so"() {
                    when:
                    3.times { arr.session().size(STANDARD).lease(1.hours).start() }
                    east.session().size(STANDARD).lease(1.hours).start().awaitReady()

                    then:
                    arr.sessions().size() == 3
                    emulator.requests(LIST).size() == 2
                    south.sessions().empty
                    emulator.requests(CREATE).inRegion(dev.arrshell.model.Region.parse('eastus')).size() == 1
                    emulator.clock().instant() >= emulator.journal()[0].at() + 3.minutes
                }

                def "a fault that never struck"() {
                    expect:
                    emulator.on(STOP).respond(503)
                }
            }
        '''

        then:
        results.failures*.exception*.message.size() == 1
        results.failures[0].exception.message.contains('#1 stop: respond 503')
    }

    def "a loop that no clock can end is told of"() {
        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                ArrClient arr

                def "sleeps"() {
                    expect:
                    def session = arr.session().size(STANDARD).lease(1.hours).start()
                    def statuses = (1..25).collect { Thread.sleep(0); session.status() }
                    dev.arrshell.model.SessionStatus.READY in statuses
                }
            }
        '''

        then:
        results.failures[0].exception.suppressed*.toString().join().contains('hint: the same session was asked for its properties 20 times in a row')
    }

    def "leftovers are stopped and the emulator is closed"() {
        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                ArrClient arr
                ArrEmulator emulator

                def "leaves"() {
                    expect:
                    arr.session().size(STANDARD).lease(1.hours).start()
                    MET << emulator
                }
            }
        '''

        then:
        results.failures*.exception == []
        MET[0].sessions()*.status() == [SessionStatus.STOPPED]

        when:
        MET[0].uri().toURL().openConnection().connect()

        then:
        thrown(ConnectException)
    }

    def "a failure brings journal and sessions along"() {
        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                ArrClient arr

                def "fails"() {
                    expect:
                    arr.session().size(STANDARD).lease(1.hours).start().awaitReady().hostname == 'x'
                }
            }
        '''
        def text = results.failures[0].exception.suppressed*.toString().join()

        then:
        text.startsWith('what the emulator saw:\nsessions:\n')
        text.contains('POST create 202')
        text =~ /GET properties 200 x\d+, the last at \d+s/
        text =~ /session [0-9a-f-]{36} \(STANDARD, Ready, 59m\d\ds left\), started at \S+\.S\.\S+\(\w+\.groovy:\d+\)/
    }

    def "the emulator is closed even if setupSpec throws"() {
        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                @Shared ArrEmulator all

                def setupSpec() {
                    MET << all
                    throw new IllegalStateException('on purpose')
                }

                def "never runs"() { expect: MET << 'ran' }
            }
        '''

        then:
        results.failures*.exception*.message == ['on purpose']
        MET.size() == 1

        when:
        MET[0].uri().toURL().openConnection().connect()

        then:
        thrown(ConnectException)
    }

    def "only the features that bear it are served, where the specification does not"() {
        when:
        def results = run '''
            class S extends Specification {
                ArrClient arr

                @ArrTest
                def "with"() { expect: arr != null }

                def "without"() { expect: arr == null }
            }
        '''

        then:
        results.failures*.exception == []
    }

    def "what cannot be given is refused clearly"() {
        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                @Started(size = PREMIUM, lease = 'PT20M') String session

                def "never runs"() { expect: MET << 'ran' }
            }
        '''

        then:
        results.failures*.exception*.message ==
                ['field S.session: @Started gives a Session or a ReadySession, not String (nothing was started)']
        MET.empty
    }

    def "iterations at once see nothing of one another"() {
        given:
        runner.configurationScript {
            runner {
                parallel {
                    enabled true
                    fixed 16
                }
            }
        }

        when:
        def results = run '''
            @ArrTest
            class S extends Specification {
                static final ALL_RUN = new CyclicBarrier(4)
                ArrClient arr
                ArrEmulator emulator

                def "each alone"() {
                    given:
                    def begin = emulator.clock().instant()

                    when:
                    ALL_RUN.await(30, TimeUnit.SECONDS)
                    number.times { arr.session().size(STANDARD).lease(1.hours).start() }
                    emulator.clock().advance(number.minutes)
                    ALL_RUN.await(30, TimeUnit.SECONDS)

                    then:
                    emulator.clock().instant() == begin + number.minutes
                    emulator.requests(CREATE).size() == number
                    arr.sessions().size() == number
                    MET << emulator.uri()

                    where:
                    number << [1, 2, 3, 4]
                }
            }
        '''

        then:
        results.failures*.exception == []
        MET.size() == 4
        MET.toSet().size() == 1
    }
}
