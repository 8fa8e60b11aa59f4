package dev.arrshell.internal.repl.help

import dev.arrshell.internal.syntax.PowerShellText
import dev.arrshell.internal.syntax.PromptInput
import spock.lang.Specification

class PageTranslatorSpec extends Specification {

    static final String SESSION = '$endPoint/v1/accounts/$accountId/sessions/$sessionId'

    static List<PageTranslator.Translation> translated(String text) {
        def translator = new PageTranslator()
        PowerShellText.statements(text).collect { translator.translate(it) }.findAll { it.step() == 0 || it.ours() }
    }

    def "#powerShell is #ours"() {
        expect:
        PromptInput.parse(powerShell).isPowerShell()
        !PromptInput.parse(powerShell).needsMore()
        translated(powerShell)*.ours() == [ours]
        translated(powerShell)*.runnable() == [true]

        where:
        powerShell                                                                                                 || ours
        '$endPoint = "https://remoterendering.eastus.mixedreality.azure.com"'                                      || "endPoint = 'https://remoterendering.eastus.mixedreality.azure.com'"
        "\$endpoint='http://localhost:8080';"                                                                      || "endPoint = 'http://localhost:8080'"
        '$accountId = "11111111-2222-3333-4444-555555555555" # mine'                                               || "accountId = '11111111-2222-3333-4444-555555555555'"
        '$accountId = "********-****-****-****-************"'                                                      || 'accountId = env.ARR_ACCOUNT_ID'
        '$accountKey = "<your key>"'                                                                               || "accountKey = secret('ARR_ACCOUNT_KEY')"
        '$accountKey = $env:MY_KEY'                                                                                || "accountKey = secret('MY_KEY')"
        '$accountId = ${env:ACCOUNT}'                                                                              || 'accountId = env.ACCOUNT'
        '$token = $response.AccessToken;'                                                                          || 'requestToken()'
        '$token = (Invoke-RestMethod "https://sts.mixedreality.azure.com/accounts/$accountId/token" -Headers $h).AccessToken' || 'requestToken()'
        '$token'                                                                                                   || 'token'
        '$sessionId = ($webResponse.Content | ConvertFrom-Json).sessionId'                                         || 'sessionId = session.id'
        '$sessionId = "d31bddca-dab7-498e-9bc9-7594bc12862f"'                                                      || 'sessionId = session.id'
        '$sessionId = "e31bddca-dab7-498e-9bc9-7594bc12862f"'                                                      || "sessionId = 'e31bddca-dab7-498e-9bc9-7594bc12862f'"
        "Invoke-WebRequest -Uri \"$SESSION\" -Method Patch -Body \"{ 'maxLeaseTime': '6:30:0' }\""                 || "updateSession(lease: '6:30:0')"
        "irm -Method PATCH -Uri \"$SESSION\" -Body '{\"leaseTimeMinutes\": 300}'"                                  || 'updateSession(lease: 300.minutes)'
        "invoke-webrequest \"$SESSION/properties\""                                                                || 'properties()'
        "Invoke-WebRequest `\n  -Uri \"$SESSION\" `\n  -Method Delete"                                             || 'stopSession()'
        "Invoke-RestMethod -Uri \"$SESSION/:stop?api-version=2021-01-01\" -Method Post"                            || 'stopSession()'
        '(Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions" -Method Get).Content | ConvertFrom-Json' || 'sessions()'
        'Invoke-WebRequest -Uri "https://h.example/v1/accounts/11111111-2222-3333-4444-555555555555/sessions/e31bddca-dab7-498e-9bc9-7594bc12862f/properties"' || "endPoint = 'https://h.example'\naccountId = '11111111-2222-3333-4444-555555555555'\nsessionId = 'e31bddca-dab7-498e-9bc9-7594bc12862f'\nproperties()"
        '$body = @{ maxLeaseTime = "2:0:0"; models = @("a b", "http://m/x"); size = "premium" } | ConvertTo-Json\nInvoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/create" -Method Post -Body $body' || "createSession(size: PREMIUM, lease: '2:0:0', models: ['a', 'b', 'http://m/x'])"
        '$u = "$endPoint/v1/accounts/$accountId/sessions"\nInvoke-WebRequest -Uri $u'                              || 'sessions()'
        'Invoke-WebRequest -Uri "$endPoint/accounts/$accountId/sessions/mine?api-version=2021-01-01" -Method Put -Body "{ `"leaseTimeMinutes`": 60, `"size`": `"Standard`" }"' || "createSession(size: STANDARD, lease: 60.minutes, id: 'mine')"
    }

    def "#powerShell is told and not run"() {
        expect:
        PromptInput.parse(powerShell).isPowerShell()
        translated(powerShell)*.runnable() == [false]

        where:
        powerShell << [
            'Write-Host $token',
            'Get-Content .\\arrconfig.json | ConvertFrom-Json',
            '.\\RenderingSession.ps1 -CreateSession',
            'Invoke-WebRequest https://example.com',
            'Invoke-WebRequest -Uri "$endPoint/v1/accounts/$accountId/sessions/create" -Method Post -Body $unknown',
        ]
    }

    def "#text is Groovy or a command, no PowerShell and no answer"() {
        expect:
        !PromptInput.parse(text).isPowerShell()
        !PromptInput.parse(text).isAnswer()

        where:
        text << ['$x = 1', 'println "Invoke-WebRequest"', 'a-Get', 'foo: while (true) { }', 'x = sessions()', '[1]', ':as powershell',
                 '{ "a" }', '// $token', 'Integer x = 1', 'set-x', "x ? 1 : 2", '[Integer].first()', 'start - Start', '']
    }

    def "#text is an answer, whatever is open in it"() {
        expect:
        PromptInput.parse(text).isAnswer()
        !PromptInput.parse(text).needsMore()

        where:
        text << ['StatusCode        : 202', 'StatusCode : 200\nContent : {"message":null,...\nHeaders : {[MS-CV, x]', 'RawContent        : HTTP/1.1 202 Accepted',
                 'HTTP/1.1 200 OK\nMS-CV: a', '{"sessionId":"d31bddca-dab7-498e-9bc9-7594bc12862f"}', 'Forms             : {}']
    }

    def "#powerShell needs more lines"() {
        expect:
        PromptInput.parse(powerShell).needsMore()

        where:
        powerShell << ['Invoke-WebRequest `', 'Invoke-WebRequest -Headers @{', '$token = "', '$body = @"\n{ \'size\'', '$response | ']
    }
}
