package dev.arrshell.testing

import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

/** Waits for a future as a test does: with a deadline, and seeing the real failure. */
class FutureAwaiter {

    static <T> T get(CompletableFuture<T> future) {
        try {
            future.get(30, TimeUnit.SECONDS)
        } catch (ExecutionException e) {
            throw e.cause
        }
    }
}
