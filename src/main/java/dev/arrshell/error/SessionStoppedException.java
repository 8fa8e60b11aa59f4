package dev.arrshell.error;

/** Somebody stopped the session. It cannot be undone. */
public final class SessionStoppedException extends SessionEndedException {

    private static final long serialVersionUID = 1L;

    SessionStoppedException(Failure failure, Waited waited) {
        super(Catalogue.ended(failure, waited), failure, waited);
    }
}
