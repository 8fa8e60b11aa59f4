package dev.arrshell.internal.script.state;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.script.message.WordMessages;
import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.script.vocabulary.VocabularyWord.Use;
import groovy.lang.Binding;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Binding of a script or a prompt: the names of the {@link Workspace} read and write its state, any other name is a plain
 * variable, but for what it makes {@linkplain Workspace current}. Not thread-safe.
 */
public final class WorkspaceBinding extends Binding {

    private final Workspace workspace;
    private final EvaluatedScripts scripts;
    private final Map<String, Supplier<?>> readers = new HashMap<>();
    private final Map<String, Consumer<Object>> writers = new HashMap<>();

    /**
     * Binds the names of the state.
     *
     * @param language how the scripts are compiled that the script itself runs
     */
    public WorkspaceBinding(Workspace workspace, CompilerConfiguration language) {
        scripts = new EvaluatedScripts(this, Objects.requireNonNull(language, "language"));
        this.workspace = Objects.requireNonNull(workspace, "workspace");
        bind("endPoint", workspace::endPoint, workspace::endPoint);
        bind("accountId", workspace::accountId, workspace::accountId);
        bind("accountKey", workspace::accountKey, workspace::accountKey);
        bind("token", workspace::token, workspace::token);
        bind("sessionId", workspace::sessionId, workspace::sessionId);
        bind("client", workspace::client, value -> workspace.client((ArrClient) value));
        bind("session", workspace::session, value -> workspace.session((Session) value));
        readers.put("arr", workspace::arr);
        readers.put("emulator", this::emulator);
        readers.put("http", () -> workspace.history().last().orElse(null));
    }

    private void bind(String name, Supplier<?> read, Consumer<Object> write) {
        readers.put(name, read);
        writers.put(name, write);
    }

    private ArrEmulator emulator() {
        return workspace
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException("there is no emulator, since a service is configured: run"
                        + " the script with arr --emulator or arr --rehearse (nothing was sent)"));
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Runs the scripts that a script itself runs. */
    public EvaluatedScripts scripts() {
        return scripts;
    }

    @Override
    public Object getVariable(String name) {
        Supplier<?> reader = readers.get(name);
        return reader == null ? super.getVariable(name) : reader.get();
    }

    @Override
    public void setVariable(String name, Object value) {
        if (readers.containsKey(name)) {
            check(Vocabulary.find(name).orElseThrow(), value);
            writers.get(name).accept(value);
        } else {
            super.setVariable(name, value);
            workspace.assigned(value);
        }
    }

    private static void check(VocabularyWord word, Object value) {
        if (word.use() == Use.READ_ONLY) {
            throw new IllegalArgumentException(WordMessages.readOnly(word.name()) + " (nothing was sent)");
        }
        if (word.use() == Use.TYPED && value != null && !word.type().isInstance(value)) {
            throw new IllegalArgumentException(
                    WordMessages.wrongType(word, value.getClass().getSimpleName()) + " (nothing was sent)");
        }
    }

    @Override
    public boolean hasVariable(String name) {
        return readers.containsKey(name) || super.hasVariable(name);
    }

    /** Removes a variable; a name of the state is set to null. */
    @Override
    public void removeVariable(String name) {
        if (readers.containsKey(name)) {
            setVariable(name, null);
        } else {
            super.removeVariable(name);
        }
    }
}
