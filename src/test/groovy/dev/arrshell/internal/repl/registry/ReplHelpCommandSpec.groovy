package dev.arrshell.internal.repl.registry

import dev.arrshell.error.ArrException
import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.repl.eval.EvaluationOutcome
import dev.arrshell.internal.repl.help.HelpCatalogue
import java.lang.reflect.Modifier
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag

class ReplHelpCommandSpec extends Specification {

    @Shared
    HelpCatalogue catalogue = new HelpCatalogue()

    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    @Shared
    @AutoCleanup
    FakePrompt v1 = new FakePrompt()

    /** In v1 the service chooses the ids of conversions, and lists none. */
    @Shared
    @AutoCleanup
    FakePrompt v2021 = new FakePrompt([ARR_API_VERSION: '2021-01-01'])

    def "a member says how it is written, what it sends, an example, and how it fails"() {
        expect:
        prompt.command(':help session.stop') == '''\
Session.stop
  Stops the session; it cannot be undone. One request, DELETE …/sessions/{id}; none if this
  handle knows that the session has ended. Stopping twice is no error.
  usage    stop(): void
  request  DELETE …/sessions/{id}
  example  session.stop();
  fails    SessionNotFoundException if there is no such session in this region (404)
           ArrException if the request fails otherwise; the session may still run'''
    }

    def "a type lists its members, next steps first"() {
        when:
        def lines = prompt.command(':help client').readLines()

        then:
        lines[0] == 'ArrClient'
        lines.findAll { it.startsWith(' ') }*.trim()*.split(/\s{2}/)*.first().containsAll(
                ['account', 'region', 'endpoint', 'token', 'session', 'sessions'])
    }

    def "a variable followed by a question mark is explained like its type"() {
        given:
        prompt.run("s = client.session().size(STANDARD).lease(4.hours).start()")

        expect:
        with(prompt.command('s?')) {
            it == prompt.command(':help Session')
            it.readLines().first() == 'Session'
            it ==~ /(?s).*\n awaitReady +\S.*\n stop +\S.*/
            it.readLines().every { line -> line.length() <= prompt.width }
        }
        prompt.command('client.session()?').startsWith('ArrClient.session\n')
        prompt.command('s.awaitReady?').startsWith('Session.awaitReady\n')
        prompt.command('client.session().size(PREMIUM).lease?').startsWith('SessionDraft.lease\n')
        prompt.workspace.history().all()*.method() == ['POST', 'GET']
    }

    def "#asked is answered with #first"() {
        expect:
        prompt.command(asked).readLines().first() == first

        where:
        asked                  || first
        ':help createSession'  || 'createSession'
        ':help createSession()' || 'createSession'
        ':help env'            || 'getEnv'
        ':help PREMIUM'        || 'SessionSize.PREMIUM'
        ':help lease'          || 'SessionDraft.lease'
        ':help authentication' || 'errors/authentication'
        ':help errors/wait-timeout.md' || 'errors/wait-timeout'
        ':help hours'          || 'Durations.hours'
        ':help :save'          || ':save [--force] [--junit] [--spock] [1-5,8] FILE'
        ':help save'           || ':save [--force] [--junit] [--spock] [1-5,8] FILE'
        ':help WaitTimeoutException' || 'WaitTimeoutException'
        '?lease total'         || ' topic                  does'
        ':help ridden out until' || 'Session.awaitReady'
        ':help Lease'          || 'Lease'
        ':help'                || ' command      does'
    }

    def "#topic is refused as an unknown topic, with the nearest ones: #nearest"() {
        when:
        prompt.command(":help $topic")

        then:
        def e = thrown(IllegalArgumentException)
        e.message == "there is no help on '$topic'. The nearest topics: $nearest"

        where:
        topic          || nearest
        'extendLese'   || 'extendLeaseBy, extendLeaseTo, EXTENDED'
        'awaitRedy'    || 'awaitReady, awaitAtMost, awaitReadyAsync'
        'xyzzy'        || 'session, client, lease'
    }

    def "#topic is explained"() {
        expect:
        prompt.command(':help ' + topic).contains(shown)

        where:
        topic                          || shown
        'conversion'                   || 'Handle on a conversion.'
        'conversion.awaitSucceeded'    || 'ConversionFailedException if it failed or was cancelled'
        'outputFile'                   || 'outputFile(String name): ConversionDraft\n'
        'ConversionStatus'             || 'SUCCEEDED'
        'client.conversions'           || 'GET /accounts/{accountId}/conversions'
    }

    def "#page, which messages name, is a topic"() {
        when:
        def lines = prompt.command(":help $page").readLines()

        then:
        lines.size() > 5
        lines.first() == page
        lines.any { it == '  What helps' }
        lines.takeWhile { it != '  See it' }.every { it.length() <= prompt.width }
        lines.every { !it.contains('```') }
        prompt.command(":help errors").contains(page)

        where:
        page << (kinds(ArrException).collect { (it.simpleName - ~/Exception$/).replaceAll(/(?<=[a-z])(?=[A-Z])/, '-').toLowerCase() } +
                (Files.readString(Path.of('src/main/java/dev/arrshell/error/FailureMessages.java')) =~ /see\("([^"]+)"\)/).collect { it[1] })
                .unique().collect { "errors/$it".toString() }
    }

    private static List<Class> kinds(Class type) {
        type.sealed ? type.permittedSubclasses.collectMany { kinds(it) } + (Modifier.isAbstract(type.modifiers) ? [] : [type]) : [type]
    }

    def "a word of scripts is shown as one writes it, with the request that it sends"() {
        expect:
        with(prompt.command(':help createSession').readLines()) {
            it.contains('  usage    createSession(size:, lease:): Session')
            it.contains('  request  POST …/sessions/create')
        }
        with(prompt.command(':help lease')) {
            it.contains('lease(4.hours)')
            it.contains('lease(Duration total): SessionDraft\n')
            !it.contains('Needs')
            !it.contains('Lease.parse')
        }
    }

    def "a text that counts requests does not say that none is sent"() {
        expect:
        catalogue.keys().collect { catalogue.entry(it).get() }
                .findAll { it.description() =~ /\b(?:One|Two) requests?\b|\b[Aa] request every\b/ && it.key().contains('#') }
                .findAll { !it.request() }*.key() == []
    }

    def "every public step of the language has a sentence"() {
        expect:
        [dev.arrshell.Arr, dev.arrshell.Account, dev.arrshell.ArrClient, dev.arrshell.Session, dev.arrshell.ReadySession,
         dev.arrshell.SessionDraft.NeedsSize, dev.arrshell.SessionDraft.NeedsLease, dev.arrshell.SessionDraft.Startable,
         dev.arrshell.conversion.Conversion, dev.arrshell.conversion.ConversionDraft.NeedsInput,
         dev.arrshell.conversion.ConversionDraft.NeedsOutput, dev.arrshell.conversion.ConversionDraft.Startable,
         dev.arrshell.time.Durations].every { type ->
            type.methods.findAll { it.declaringClass == type && !it.synthetic && !(it.name in ['toString']) }
                    .every { catalogue.of(type, it.name) }
        }
    }

    def "members come in the order in which they are declared, inherited ones last"() {
        expect:
        catalogue.order(dev.arrshell.ReadySession).take(3) == ['hostname', 'snapshot', 'id']
        catalogue.order(dev.arrshell.ArrClient).take(3) == ['account', 'region', 'endpoint']
    }

    @Tag('long')
    def "the example of #key runs"() {
        given:
        def examples = key =~ /#?[cC]onversion/ ? v2021 : v1
        examples.run("account = arr.account(env.ARR_ACCOUNT_ID, secret('ARR_ACCOUNT_KEY')); null")
        examples.run("accountId = env.ARR_ACCOUNT_ID; accountKey = secret('ARR_ACCOUNT_KEY'); client = account.region('westus2'); null")
        examples.run("session = client.session().size(STANDARD).lease(hours(1)).start(); session.awaitReady(); null")

        and:
        examples.run("models = 'https://mine.blob.core.windows.net/models'; converted = 'https://mine.blob.core.windows.net/converted'")
        examples.run("robot = v1 ? null : client.conversion().input(models, 'robot.fbx').output(converted).id('robot').start()"
                .replace('v1 ?', examples.is(v1) ? 'true ?' : 'false ?'))

        expect:
        examples.run(catalogue.entry(key).get().example()) instanceof EvaluationOutcome.Done

        where:
        key << new HelpCatalogue().with { all -> all.keys().findAll { all.entry(it).get().example() } }
    }

    def "each step that sends a request has an example that was run above"() {
        expect:
        catalogue.keys().findAll { it =~ /^(Session|ArrClient|SessionDraft.*|Conversion|ConversionDraft.*|ArrScript)#/ && catalogue.entry(it).get().request() }
                .findAll { !it.endsWith('Async') && !it.endsWith('#getProperties') }
                .every { catalogue.entry(it).get().example() }
    }
}
