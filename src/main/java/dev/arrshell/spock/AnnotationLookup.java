package dev.arrshell.spock;

import dev.arrshell.junit.ArrTest;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Optional;

/** Finds {@link ArrTest} on a class or method, or on an annotation there. */
final class AnnotationLookup {

    private AnnotationLookup() {}

    static Optional<ArrTest> find(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(ArrTest.class))
                .or(() -> Arrays.stream(element.getAnnotations())
                        .map(Annotation::annotationType)
                        .map(type -> type.getAnnotation(ArrTest.class))
                        .filter(test -> test != null)
                        .findFirst());
    }
}
