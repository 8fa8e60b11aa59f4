package dev.arrshell.internal.cli.console

import static dev.arrshell.model.Operation.*
import static dev.arrshell.time.Durations.minutes

import dev.arrshell.Arr
import dev.arrshell.ArrOptions
import dev.arrshell.conversion.ConversionId
import dev.arrshell.conversion.ConversionProperties
import dev.arrshell.conversion.ConversionSpec
import dev.arrshell.conversion.ConversionStatus
import dev.arrshell.conversion.StorageAccess
import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.error.*
import dev.arrshell.internal.wire.ConversionDialect
import dev.arrshell.model.ApiVersion
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionStatus
import dev.arrshell.model.WaitStats
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** The messages of the library, as a person at a command line reads them. */
class ShellAdviceSpec extends Specification {

    static final ID = SessionId.parse('s-1')

    static final ConversionSpec SPEC = new ConversionSpec(
            new ConversionSpec.Input(URI.create('https://a.b/c'), 'd', '', Optional.of(StorageAccess.parse('sig=abcdefgh'))),
            new ConversionSpec.Output(URI.create('https://a.b/c'), '', '', Optional.empty()), Optional.empty())

    @Shared
    @AutoCleanup
    Arr arr = Arr.create()

    private static Failure failure(Operation operation, SessionStatus status = SessionStatus.STARTING) {
        Failure.unanswered(operation, '', '', SendState.ANSWERED).withLastSeen(SessionProperties.builder(ID, status).build())
                .withWaited(new WaitStats(1, minutes(1), ''))
    }

    def "#failure.class.simpleName tells #advice"() {
        given:
        def message = ShellAdvice.translate(failure.message)

        expect:
        message.contains(advice)
        !(message =~ /client\.|\w\(…?\)|Duration|flag|thread|builder/)

        where:
        failure                                                                            || advice
        new WaitTimeoutException(failure(PROPERTIES), null)                                || 'arr session wait s-1 or stop s-1. To wait longer: --timeout.'
        new WaitCancelledException(failure(PROPERTIES), null)                              || 'The session goes on, and is billed once it is ready: arr session wait s-1 or stop s-1'
        new StartUncertainException(failure(CREATE), [], null)                             || 'Look: arr session get s-1; stop it: arr session stop s-1'
        new StartUncertainException(unnamed(), [], null)                                   || 'look with arr session list in a minute; stop it: arr session stop ID'
        new StartUncertainException(unnamed(), [ID, SessionId.parse('s-2')], null)            || 'Stop yours: arr session stop ID'
        new LeaseNotExtendedException(failure(UPDATE))                                     || 'to add time: arr session update ID --by TIME.'
        SessionEndedException.of(failure(PROPERTIES, SessionStatus.STOPPED))               || 'A new one: arr session start'
        new CallInterruptedException(failure(STOP), null)                                  || 'could not stop the session: interrupted.'
        new CallInterruptedException(unnamed(), null)                                      || 'look with arr session list.'
        untrusted()                                                                        || 'trust that authority by a file: --ca-file FILE; arr ca prints the file of arr emulator --tls'
        new WaitTimeoutException(conversion('Running'), null)                              || 'The conversion goes on: arr conversion wait robot. To wait longer: --timeout.'
        new WaitCancelledException(conversion('Running'), null)                            || 'The conversion goes on: arr conversion wait robot'
        new ConversionFailedException(conversion('Failed'))                                || 'Start another one: arr conversion start ('
        new ForbiddenException(Failure.unanswered(CONVERSION_CREATE, '', 'no access', SendState.ANSWERED)) || 'or give --input-sas-file and --output-sas-file.'
        refusal { ConversionDialect.of(ApiVersion.V1).unsupported(SPEC).get() }            || 'give --input-sas-file and --output-sas-file, or leave both out'
        refusal { new ConversionSpec.Output(URI.create('https://a/b'), '', 'x.glb', Optional.empty()) } || 'must end in .arrAsset: --output-file robot.arrAsset'
        refusal { new ConversionSpec.Input(URI.create('https://a/b'), '', '', Optional.empty()) } || 'the path of the model is empty: --asset robot.fbx'
        refusal { new ConversionSpec.Input(URI.create('https://a/b?sig=x'), 'c', '', Optional.empty()) } || 'the shared access signature as --input-sas-file or --output-sas-file'
        refusal { arr.account('11111111-1111-1111-1111-111111111111', 'a2V5').region('westus2').conversions() } || 'use --api-version 2021-01-01, or arr conversion get ID for one'
        plainHttp()                                                                        || 'use https (nothing was sent)'
    }

    private static Failure conversion(String status) {
        def seen = new ConversionProperties(ConversionId.parse('robot'), ConversionStatus.fromWire(status), status, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH)
        Failure.unanswered(CONVERSION_GET, '', '', SendState.ANSWERED).withConversion(seen.id(), seen)
                .withWaited(new WaitStats(1, minutes(1), ''))
    }

    /** The exception that a call throws, or one with the text that it gives. */
    private static Exception refusal(Closure<?> call) {
        try {
            return new IllegalStateException(call().toString())
        } catch (IllegalArgumentException | IllegalStateException e) {
            return e
        }
    }

    private static Failure unnamed() {
        Failure.unanswered(CREATE, '', '', SendState.UNANSWERED)
    }

    private static Exception untrusted() {
        ArrEmulator.builder().tls().start().withCloseable { emulator ->
            Arr.create(ArrOptions.builder().sts(emulator.sts()).build()).withCloseable { arr ->
                try {
                    arr.account(ArrEmulator.ACCOUNT_ID, ArrEmulator.ACCOUNT_KEY).endpoint(emulator.uri()).sessions()
                } catch (ArrConnectionException e) {
                    return e
                }
            }
        }
    }

    private static Exception plainHttp() {
        try {
            Arr.create(ArrOptions.builder().sts(URI.create('http://example.com')).build()).close()
        } catch (IllegalArgumentException e) {
            return e
        }
    }
}
