package dev.arrshell.internal.view

import dev.arrshell.internal.view.layout.CharacterWidths
import dev.arrshell.internal.view.layout.Palette
import dev.arrshell.internal.view.layout.Screen
import dev.arrshell.model.Exchange
import dev.arrshell.model.Operation
import dev.arrshell.model.SessionId
import dev.arrshell.model.SessionProperties
import dev.arrshell.model.SessionPropertiesBuilder
import dev.arrshell.model.SessionSize
import dev.arrshell.model.SessionStatus
import java.time.Duration
import java.time.Instant
import org.jline.utils.WCWidth

/** Sessions and answers of the session page, and screens to show them on. */
class ViewSamples {

    static final Instant NOON = Instant.parse('2019-05-09T16:17:50Z')
    static final String ID = 'd31bddca-dab7-498e-9bc9-7594bc12862f'
    static final String OTHER_ID = 'e13d2c44-63e0-4591-991e-f9e05e599a93'
    static final String HOST = '5018fee8-817e-4366-9179-556af79a4240.remoterenderingvm.westus2.mixedreality.azure.com'
    static final String ACCOUNT = '11111111-2222-3333-4444-555555551111'

    static final CharacterWidths CELLS = { int point -> WCWidth.wcwidth(point) } as CharacterWidths

    static Screen screen(int width, boolean wide = false, Palette palette = Palette.NONE) {
        new Screen(width, palette, CELLS, wide)
    }

    static SessionPropertiesBuilder session(String id = ID, SessionStatus status = SessionStatus.READY) {
        SessionProperties.builder(SessionId.parse(id), status)
                .size(SessionSize.PREMIUM)
                .maxLeaseTime(Duration.ofHours(5))
                .elapsed(status == SessionStatus.READY ? Duration.ofSeconds(60) : Duration.ZERO)
                .hostname(status == SessionStatus.READY ? HOST : null)
                .seenAt(NOON)
    }

    static Exchange answer(Operation operation, String method, String path, int status, String reason,
            String body = '', String requestBody = '', Map<String, List<String>> headers = null) {
        def exchange = Exchange.builder(method, URI.create('https://remoterendering.westus2.mixedreality.azure.com' + path), NOON)
                .took(Duration.ofMillis(3)).request(['Authorization': ['Bearer ****']], requestBody).status(status, reason)
                .response(headers ?: ['MS-CV': ['5EqPJ1VdTUakDJZc6/ZhTg.0']], body)
        (operation ? exchange.operation(operation) : exchange).build()
    }

    static Exchange created() {
        answer(Operation.CREATE, 'POST', "/v1/accounts/$ACCOUNT/sessions/create", 202, 'Accepted',
                """{"sessionId":"$ID"}""", '{"maxLeaseTime":"04:00:00","models":[],"size":"premium"}')
    }
}
