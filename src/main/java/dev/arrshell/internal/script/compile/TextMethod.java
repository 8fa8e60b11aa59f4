package dev.arrshell.internal.script.compile;

import dev.arrshell.internal.script.vocabulary.TextOverload;
import groovy.lang.MetaMethod;
import java.lang.reflect.Modifier;
import java.util.stream.IntStream;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Method that Groovy adds to a type: calls the type's own method with the values of the text that it is given. It is the more
 * general of the two, so that Groovy takes it for null, which it refuses.
 */
final class TextMethod extends MetaMethod {

    private final TextOverload overload;

    TextMethod(TextOverload overload) {
        super(overload.types().stream()
                .map(type -> type == String.class ? Object.class : type)
                .toArray(Class<?>[]::new));
        this.overload = overload;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean isValidMethod(Class[] arguments) {
        return super.isValidMethod(arguments)
                && IntStream.range(0, arguments.length)
                        .allMatch(i -> overload.types().get(i) != String.class
                                || arguments[i] == null
                                || CharSequence.class.isAssignableFrom(arguments[i]));
    }

    @Override
    public int getModifiers() {
        return Modifier.PUBLIC;
    }

    @Override
    public String getName() {
        return overload.method().getName();
    }

    @Override
    public Class<?> getReturnType() {
        return overload.method().getReturnType();
    }

    @Override
    public CachedClass getDeclaringClass() {
        return ReflectionCache.getCachedClass(overload.method().getDeclaringClass());
    }

    @Override
    public Object invoke(Object object, Object[] arguments) {
        return InvokerHelper.invokeMethod(object, getName(), overload.converted(arguments));
    }
}
