package dev.arrshell.groovy;

import dev.arrshell.internal.script.state.BindingClassLoader;
import dev.arrshell.internal.script.state.Workspace;
import dev.arrshell.internal.script.state.WorkspaceBinding;
import groovy.lang.Binding;
import groovy.lang.Script;
import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Script that runs other scripts in its own language. Groovy's own methods would run them without its words and imports. */
abstract class LanguageScript extends Script {

    LanguageScript() {
        BindingClassLoader.of(loader()).ifPresent(this::setBinding);
    }

    LanguageScript(Binding binding) {
        super(binding);
    }

    /** The variables of the script. */
    final WorkspaceBinding variables() {
        if (getBinding() instanceof WorkspaceBinding ours) {
            return ours;
        }
        throw new IllegalStateException("this script needs the variables of arr: run it with arr FILE");
    }

    final Workspace state() {
        return variables().workspace();
    }

    private ClassLoader loader() {
        return getClass().getClassLoader();
    }

    /**
     * Runs a text as a script over the variables of this one.
     *
     * @param text a script
     * @return the value of its last expression, or null
     */
    @Override
    public @Nullable Object evaluate(String text) {
        return variables().scripts().evaluate(loader(), text);
    }

    /**
     * Runs a file as a script over the variables of this one. A byte order mark is no part of it.
     *
     * @param file a script in UTF-8
     * @return the value of its last expression, or null
     * @throws IOException if the file cannot be read, or is not UTF-8
     */
    @Override
    public @Nullable Object evaluate(File file) throws IOException {
        return variables().scripts().evaluate(loader(), file);
    }

    /**
     * Runs a file as a script over the variables of this one, with arguments of its own.
     *
     * @param file a script in UTF-8
     * @param arguments what the file sees as {@code args}
     * @throws IOException if the file cannot be read, or is not UTF-8
     */
    @Override
    public void run(File file, String[] arguments) throws IOException {
        variables().scripts().run(loader(), file, arguments);
    }

    /**
     * Prints a value's {@linkplain ArrScript#printed printed form}.
     *
     * @param value anything
     */
    @Override
    public void print(Object value) {
        super.print(ArrScript.printed(value));
    }

    /**
     * Prints a value's {@linkplain ArrScript#printed printed form} and ends the line.
     *
     * @param value anything
     */
    @Override
    public void println(Object value) {
        super.println(ArrScript.printed(value));
    }
}
