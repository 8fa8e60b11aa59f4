def report = new XmlSlurper().parse(new File(basedir, 'target/surefire-reports/TEST-sample.RenderingTest.xml'))
assert report.@tests.toInteger() >= 2
assert report.@failures == '0' && report.@errors == '0' && report.@skipped == '0'
