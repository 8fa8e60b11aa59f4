def log = new File(basedir, 'build.log').getText('UTF-8')

/** The lines of one test, from its name to the blank line after what the emulator saw. */
def of = { test -> log.substring(log.indexOf("sample.FailingTest.$test(ArrClient) -- ")).split(/\R\R/)[0] }

def expected = of('expectsTooMuch')
assert expected.contains('expected: <STOPPED> but was: <READY>')
assert expected.contains('at sample.FailingTest.expectsTooMuch(FailingTest.java:22)')
assert expected =~ /session [0-9a-f-]{36} \(PREMIUM, Ready, 3h5\dm left\), started at sample\.FailingTest\.expectsTooMuch\(FailingTest\.java:20\)/
assert expected =~ /0s +GET token 200/
assert expected =~ /0s +POST create 202/
assert expected =~ /0s +GET properties 200 x1\d, the last at 2m\d\ds/

def leaking = of('forgetsToStop')
assert leaking =~ /still running:\R +session [0-9a-f-]{36} \(PREMIUM, Starting, 4h00m left\), started at sample\.FailingTest\.forgetsToStop\(FailingTest\.java:27\)/
assert leaking =~ /0s +POST create 202/

// The end of the console says it once more, and all that is said fits on a screen.
assert log =~ /ERROR\S* +FailingTest\.expectsTooMuch:22 expected: <STOPPED> but was: <READY>/
assert log =~ /ERROR\S* +FailingTest\.forgetsToStop\(ArrClient\) still running:/
assert expected.readLines().size() < 25 && leaking.readLines().size() < 20
assert !log.contains('/accounts/')
