package dev.arrshell.internal.script.compile;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Class loader that shows the language's extension methods to Groovy's type checker; see {@link ScriptLanguage}. */
public final class ExtensionMethodsClassLoader extends ClassLoader {

    private static final String MODULES = "META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule";

    public ExtensionMethodsClassLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(super.getResources(name)));
        if (name.equals(MODULES)) {
            all.add(ScriptLanguage.MODULE);
        }
        return Collections.enumeration(all);
    }
}
