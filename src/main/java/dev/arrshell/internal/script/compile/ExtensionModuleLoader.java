package dev.arrshell.internal.script.compile;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Shows Groovy's compiler what numbers and values gain in the language. The jar itself does not announce it, since then
 * every program that has the jar would gain it too.
 */
public final class ExtensionModuleLoader extends ClassLoader {

    private static final String MODULES = "META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule";

    public ExtensionModuleLoader(ClassLoader parent) {
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
