[OfficialClientTest: 6, RealServersTest: 1].each { name, least ->
    def report = new File(basedir, "target/surefire-reports/TEST-sample.${name}.xml").getText('UTF-8')
    def suite = (report =~ /<testsuite [^>]*>/)[0]
    assert (suite =~ / tests="(\d+)"/)[0][1] as int >= least
    assert suite.contains(' errors="0"') && suite.contains(' skipped="0"') && suite.contains(' failures="0"')
}

true
