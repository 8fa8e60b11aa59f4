assert new File(basedir, 'target/printed.txt').readLines('UTF-8') == ['READY in module dev.arrshell', '[CREATE, STOP]']
