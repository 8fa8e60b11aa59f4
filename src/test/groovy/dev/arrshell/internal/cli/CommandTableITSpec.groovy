package dev.arrshell.internal.cli

import dev.arrshell.emulator.ArrEmulator
import dev.arrshell.emulator.ConversionProfile
import dev.arrshell.model.Lease
import dev.arrshell.model.Region
import dev.arrshell.model.SessionSize
import dev.arrshell.testing.Checkout
import dev.arrshell.testing.Launcher
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

/** Runs each row of the page that maps RenderingSession.ps1 and Conversion.ps1 to arr, with the packaged program. */
@Tag('long')
class CommandTableITSpec extends Specification {

    static final KEY = ArrEmulator.ACCOUNT_KEY.revealTo { it }
    static final ROWS = Files.readAllLines(Checkout.HERE.resolve('src/docs/renderingsession.md'))
            .findAll { it.startsWith('| ') && !it.startsWith('| Switch') }
            .collect { it.split(/\s*\|\s*/).drop(1) }

    /** What the script prints that the row stands for, found in what ours prints. */
    static final PROOF = [
            '(none)'                                      : 'Ready',
            '-CreateSession'                              : 'Starting',
            '-CreateSession -Poll'                        : 'Ready',
            '-GetSessionProperties -Id'                   : 'Starting',
            '-GetSessionProperties -Id -Poll'             : 'Ready',
            '-GetSessions'                                : '$id',
            '-UpdateSession -Id -MaxLeaseTime'            : '5h00m',
            '-StopSession -Id'                            : 'stopped',
            '-Id'                                         : '2h00m',
            '-VmSize'                                     : 'PREMIUM',
            '-MaxLeaseTime'                               : '1h00m',
            '-ArrAccountId'                               : '$id',
            '-ArrAccountKey'                              : '$id',
            '-ArrAccountDomain'                           : 'https://sts.westus2.mixedreality.azure.com',
            '-RemoteRenderingDomain'                      : 'https://remoterendering.westeurope.mixedreality.azure.com',
            '-Region'                                     : 'westeurope',
            '-AuthenticationEndpoint -ServiceEndpoint'    : '$id',
            '-ConfigFile'                                 : '$id',
            '-AdditionalParameters'                       : 'Starting',
            '(none of the three)'                         : 'Success',
            '-ConvertAsset'                               : 'Success',
            '-GetConversionStatus -Id'                    : 'Success',
            '-GetConversionStatus -Id -Poll'              : 'Success',
            '-UseConnectedStorageAccount'                 : 'Success',
            '-UseContainerSas'                            : 'Success',
            '-InputFolderPath -InputAssetPath'            : 'Success',
            '-OutputFolderPath -OutputAssetFileName'      : 'Success']

    @Shared
    @AutoCleanup
    ArrEmulator server = ArrEmulator.builder()
            .realTime()
            .conversions(ConversionProfile.fixed(Duration.ZERO))
            .boot(SessionSize.STANDARD, Duration.ofSeconds(5))
            .boot(SessionSize.PREMIUM, Duration.ofHours(1))
            .start()

    @Shared
    @TempDir
    Path temp

    def "every row is here, and none is left out"() {
        expect:
        ROWS*.first()*.replace('`', '') == PROOF.keySet().toList()
    }

    def "#theirs is #ours"() {
        given:
        def switches = theirs.replace('`', '')
        def size = PROOF[switches] == 'Starting' ? SessionSize.PREMIUM : SessionSize.STANDARD
        def id = server.client().session().size(size).lease(Lease.parse('1h')).start().id().value()
        def words = ours.replace('`', '').split(' ').toList()
        def command = words.first() == 'arr' ? words.drop(1) : ['session'] + words

        when:
        def result = launcher(ours).run(*command.collect { filled(it, id) })

        then:
        result.exitCode() == 0
        result.out().contains(filled(PROOF[switches], id))
        result.err().readLines().every { it.startsWith('arr: ') }

        where:
        [theirs, ours] << ROWS.collect { [it[0], it[2]] }
    }

    private String filled(String word, String id) {
        def values = [id: id, account: ArrEmulator.ACCOUNT_ID.value(), sts: server.sts(), endpoint: endpoint(),
                      key: file('key', KEY), arrconfig: file('arrconfig.json', arrconfig()),
                      sas: file('sas', 'sv=1&sp=rl&sig=aB3%2Fd%2B9012345%3D'), conversion: conversion()]
        values.inject(word) { text, name, value -> text == '$' + name ? value.toString() : text }
    }

    private String conversion() {
        def models = URI.create('https://mine.blob.core.windows.net/models')
        server.client().conversion().input(models, 'robot.fbx').output(models).start().id().value()
    }

    private URI endpoint() {
        server.endpoint(Region.parse('westus2'))
    }

    private Path file(String name, String text) {
        Files.writeString(temp.resolve(name), text)
    }

    private String arrconfig() {
        """{"accountSettings": {"arrAccountId": "${ArrEmulator.ACCOUNT_ID.value()}", "arrAccountKey": "$KEY",
            "authenticationEndpoint": "${server.sts()}", "serviceEndpoint": "${endpoint()}"},
            "assetConversionSettings": {"storageAccountName": "mine", "blobInputContainerName": "models",
            "blobOutputContainerName": "converted", "inputAssetPath": "robot.fbx"}}"""
    }

    /** An environment in which all is said but what the row itself says. */
    private Launcher launcher(String ours) {
        if (ours.contains('arr config') || ours.contains('$arrconfig')) {
            return Launcher.arr()
        }
        def all = [ARR_ENDPOINT: endpoint(), ARR_STS: server.sts(), ARR_ACCOUNT_ID: ArrEmulator.ACCOUNT_ID, ARR_ACCOUNT_KEY: KEY]
        def own = [ARR_ENDPOINT: '--endpoint', ARR_STS: '--sts', ARR_ACCOUNT_ID: '--account-id', ARR_ACCOUNT_KEY: '--account-key-file']
        all.findAll { !ours.contains(own[it.key]) }
                .inject(Launcher.arr()) { launcher, name, value -> launcher.env(name, value.toString()) }
    }
}
