package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ApiError;
import dev.arrshell.internal.service.http.RequestProcessor;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceRequest;
import dev.arrshell.internal.service.http.ServiceResponse;
import dev.arrshell.time.TimeSource;
import java.util.function.Function;

/** A service that is one function. */
record FunctionService(Function<ServiceRequest, ServiceResponse> service) implements RequestProcessor {

    @Override
    public ResponseDelivery handle(ServiceRequest request) {
        return ResponseDelivery.whole(service.apply(request));
    }

    @Override
    public ResponseDelivery refuse(ApiError error) {
        return ResponseDelivery.whole(error.toResponse(false).with("MS-CV", "x"));
    }

    @Override
    public TimeSource time() {
        return TimeSource.system();
    }

    @Override
    public void markStopping() {}
}
