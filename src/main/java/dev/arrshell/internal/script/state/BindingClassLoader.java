package dev.arrshell.internal.script.state;

import groovy.lang.Binding;
import java.util.Optional;
import java.util.stream.Stream;

/** Class loader whose scripts share their variables: a script that another creates has the variables of that one. */
public final class BindingClassLoader extends ClassLoader {

    private final Binding binding;

    public BindingClassLoader(ClassLoader parent, Binding binding) {
        super(parent);
        this.binding = binding;
    }

    /** The variables of the scripts of a class loader or of its parents; empty if each has its own. */
    public static Optional<Binding> of(ClassLoader scripts) {
        return Stream.iterate(scripts, loader -> loader != null, ClassLoader::getParent)
                .filter(BindingClassLoader.class::isInstance)
                .findFirst()
                .map(loader -> ((BindingClassLoader) loader).binding);
    }
}
