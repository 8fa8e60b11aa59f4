package dev.arrshell.error;

import dev.arrshell.model.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a start was lost, and it could not be found out whether there is a session: one may exist without a
 * handle. The message says how to look for it. The cause is the failure that lost the answer.
 */
public final class StartUncertainException extends ArrException {

    private static final long serialVersionUID = 1L;

    private final transient List<SessionId> mayExist;

    /**
     * Words the failure.
     *
     * @param failure the facts; its session is the one that was asked for by name, where the client chose the name
     * @param mayExist the sessions of which each may be the one that was asked for; empty if none is known
     * @param cause what lost the answer
     */
    public StartUncertainException(Failure failure, List<SessionId> mayExist, @Nullable Throwable cause) {
        super(FailureMessages.uncertain(failure, mayExist), failure, cause);
        this.mayExist = List.copyOf(mayExist);
    }

    /**
     * The sessions to look at.
     *
     * @return ids of which each may be the session that was asked for; empty if none is known, which does not mean
     *     that there is none
     */
    public List<SessionId> mayExist() {
        return mayExist;
    }

    @Override
    public ArrException with(Failure facts) {
        return new StartUncertainException(facts, mayExist, getCause());
    }
}
