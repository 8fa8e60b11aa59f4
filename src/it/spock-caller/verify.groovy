def report = new File(basedir, 'target/surefire-reports/TEST-sample.RenderingSpec.xml').getText('UTF-8')
def suite = (report =~ /<testsuite [^>]*>/)[0]

assert (suite =~ / tests="(\d+)"/)[0][1] as int >= 2
assert suite.contains(' errors="0"') && suite.contains(' skipped="0"') && suite.contains(' failures="0"')
