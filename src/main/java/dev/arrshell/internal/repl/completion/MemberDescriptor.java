package dev.arrshell.internal.repl.completion;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A property or method that can follow a dot, or a word that can be called.
 *
 * @param name its name
 * @param parameters the types of its parameters; null for a property
 * @param generics the same with their type arguments
 * @param parameterNames the names of its parameters
 * @param returns the type of its value
 * @param description what it does, in one line
 */
record MemberDescriptor(
        String name,
        List<Class<?>> parameters,
        List<Type> generics,
        List<String> parameterNames,
        Type returns,
        String description) {

    /** Describes a method; the skipped parameters are the receiver of an extension. */
    static MemberDescriptor method(Method method, int skipped, Type receiver, String description) {
        List<Class<?>> types =
                Arrays.stream(method.getParameterTypes()).skip(skipped).toList();
        List<String> names = Arrays.stream(method.getParameters())
                .skip(skipped)
                .map(Parameter::getName)
                .toList();
        List<Type> generics =
                Arrays.stream(method.getGenericParameterTypes()).skip(skipped).toList();
        return new MemberDescriptor(
                method.getName(), types, generics, names, GenericTypes.returned(method, receiver), description);
    }

    static MemberDescriptor property(String name, Type type, String description) {
        return new MemberDescriptor(name, null, List.of(), List.of(), type, description);
    }

    boolean isProperty() {
        return parameters == null;
    }

    /** Whether it is a method that can be called with so many arguments. */
    boolean accepts(int arguments) {
        return !isProperty() && (parameters.size() == arguments || isVarargs() && arguments >= parameters.size() - 1);
    }

    private boolean isVarargs() {
        return !parameters.isEmpty() && parameters.get(parameters.size() - 1).isArray();
    }

    /** The type of an argument; void if there is none of that index. */
    Class<?> parameter(int index) {
        int last = parameters.size() - 1;
        return index <= last ? parameters.get(index) : isVarargs() ? parameters.get(last) : Void.class;
    }

    CompletionCandidate candidate() {
        String value = isProperty() ? name : name + (parameters.isEmpty() ? "()" : "(");
        return new CompletionCandidate(value, signature(), description);
    }

    /** {@code awaitReady(Duration, Consumer)}. */
    String signature() {
        return isProperty()
                ? name
                : parameters.stream().map(GenericTypes::name).collect(Collectors.joining(", ", name + "(", ")"));
    }

    /** {@code awaitReady(Duration atMost, ‹Consumer progress›)}: the argument that is being typed is marked. */
    String tip(int argument) {
        StringBuilder tip = new StringBuilder(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            String text = GenericTypes.name(parameters.get(i)) + " " + parameterNames.get(i);
            tip.append(i > 0 ? ", " : "").append(i == argument ? "‹" + text + "›" : text);
        }
        return tip.append(')').toString();
    }
}
