package dev.arrshell.internal.script.state;

import dev.arrshell.ArrClient;
import dev.arrshell.Session;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.internal.script.vocabulary.PublicMembers;
import groovy.lang.Binding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The variables of a script or a prompt: the names of the {@link Workspace} read and write its state, every other name
 * is a plain variable. Not thread-safe.
 */
public final class WorkspaceBinding extends Binding {

    private final Workspace workspace;
    private final Map<String, Slot> slots = new LinkedHashMap<>();

    /**
     * Binds a workspace.
     *
     * @param workspace whose state the names stand for
     * @throws NullPointerException if {@code workspace} is null
     */
    public WorkspaceBinding(Workspace workspace) {
        this.workspace = Objects.requireNonNull(workspace, "workspace");
        slots.put("endPoint", new Slot(workspace::endPoint, workspace::endPoint));
        slots.put("accountId", new Slot(workspace::accountId, workspace::accountId));
        slots.put("accountKey", new Slot(workspace::accountKey, workspace::accountKey));
        slots.put("token", new Slot(workspace::token, workspace::token));
        slots.put("sessionId", new Slot(workspace::sessionId, workspace::sessionId));
        slots.put("client", slot("client", workspace::client, ArrClient.class, workspace::client));
        slots.put("session", slot("session", workspace::session, Session.class, workspace::session));
        slots.put("arr", readOnly("arr", workspace::arr));
        slots.put("emulator", readOnly("emulator", () -> emulator(workspace)));
        slots.put("http", readOnly("http", () -> workspace.answers().last().orElse(null)));
    }

    private static ArrEmulator emulator(Workspace workspace) {
        return workspace
                .target()
                .emulator()
                .orElseThrow(() -> new IllegalStateException("emulator is not here, as a service is configured: run"
                        + " the script with arr --emulator, or with arr --rehearse (nothing was sent)"));
    }

    /**
     * The names that stand for state.
     *
     * @return in the order of the session page
     */
    public Set<String> stateNames() {
        return Set.copyOf(slots.keySet());
    }

    public Workspace workspace() {
        return workspace;
    }

    @Override
    public Object getVariable(String name) {
        Slot slot = slots.get(name);
        return slot == null ? super.getVariable(name) : slot.read.get();
    }

    @Override
    public void setVariable(String name, Object value) {
        Slot slot = slots.get(name);
        if (slot == null) {
            super.setVariable(name, value);
        } else {
            slot.write.accept(value);
        }
    }

    @Override
    public boolean hasVariable(String name) {
        return slots.containsKey(name) || super.hasVariable(name);
    }

    /** Forgets a variable; a name of the state is set to null. */
    @Override
    public void removeVariable(String name) {
        if (slots.containsKey(name)) {
            setVariable(name, null);
        } else {
            super.removeVariable(name);
        }
    }

    private static <T> Slot slot(String name, Supplier<T> read, Class<T> type, Consumer<T> write) {
        return new Slot(read, value -> write.accept(checked(name, value, type)));
    }

    private static <T> T checked(String name, Object value, Class<T> type) {
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException(name + " must be " + PublicMembers.article(type.getSimpleName())
                    + ", not " + PublicMembers.article(value.getClass().getSimpleName()) + " (nothing was sent)");
        }
        return type.cast(value);
    }

    private static Slot readOnly(String name, Supplier<?> read) {
        return new Slot(read, value -> {
            throw new IllegalArgumentException(
                    name + " can only be read; for a variable take another name (nothing was sent)");
        });
    }

    private record Slot(Supplier<?> read, Consumer<Object> write) {}
}
