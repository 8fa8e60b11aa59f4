package dev.arrshell.internal.repl.completion;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that can follow a dot, or a word that can be called.
 *
 * @param name its name
 * @param parameters what it takes; null for a property
 * @param names what the parameters are called
 * @param returns what it gives
 * @param sentence what it does, in one line
 */
record MemberDescriptor(String name, List<Class<?>> parameters, List<String> names, Type returns, String sentence) {

    /** A method; the first parameters to be skipped are the receiver of an extension. */
    static MemberDescriptor of(Method method, int skipped, Type receiver, String sentence) {
        List<Class<?>> types =
                Arrays.stream(method.getParameterTypes()).skip(skipped).toList();
        List<String> names = Arrays.stream(method.getParameters())
                .skip(skipped)
                .map(java.lang.reflect.Parameter::getName)
                .toList();
        return new MemberDescriptor(method.getName(), types, names, GenericTypes.returned(method, receiver), sentence);
    }

    static MemberDescriptor property(String name, Type type, String sentence) {
        return new MemberDescriptor(name, null, List.of(), type, sentence);
    }

    boolean isProperty() {
        return parameters == null;
    }

    boolean takes(int arguments) {
        return !isProperty() && (parameters.size() == arguments || isVarargs() && arguments >= parameters.size() - 1);
    }

    boolean isVarargs() {
        return !parameters.isEmpty() && parameters.get(parameters.size() - 1).isArray();
    }

    Class<?> parameter(int index) {
        int last = parameters.size() - 1;
        return index <= last ? parameters.get(index) : isVarargs() ? parameters.get(last) : Void.class;
    }

    CompletionCandidate completion() {
        if (isProperty()) {
            return new CompletionCandidate(name, name, sentence);
        }
        String value = name + (parameters.isEmpty() ? "()" : "(");
        return new CompletionCandidate(value, signature(), sentence);
    }

    /** {@code awaitReady(Duration, Consumer)}. */
    String signature() {
        return isProperty()
                ? name
                : parameters.stream().map(GenericTypes::name).collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** {@code awaitReady(Duration atMost, Consumer progress)}, the argument that is being typed between marks. */
    String tip(int argument) {
        StringBuilder tip = new StringBuilder(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            String text = GenericTypes.name(parameters.get(i)) + " " + names.get(i);
            tip.append(i > 0 ? ", " : "").append(i == argument ? "‹" + text + "›" : text);
        }
        return tip.append(')').toString();
    }
}
