package dev.arrshell.conversion;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * A conversion before its start, built in stages: input, output, then what is optional. Each stage is immutable and offers
 * only the calls that are possible next. Nothing is sent before {@link Startable#start()}.
 */
public interface ConversionDraft {

    /** The first stage of a conversion draft: the input is set next. */
    interface NeedsInput extends ConversionDraft {

        /**
         * Names the model to convert.
         *
         * <pre>{@code
         * client.conversion().input("https://mine.blob.core.windows.net/models", "robot.fbx");
         * }</pre>
         *
         * @param container address of the blob container, without a query
         * @param asset path of the model below the container
         * @return the next stage
         * @throws NullPointerException if an argument is null
         * @throws IllegalArgumentException if {@code container} is no such address, or {@code asset} is empty. Nothing
         *     was sent
         */
        NeedsOutput input(String container, String asset);

        /**
         * The same as {@link #input(String, String)}.
         *
         * @param container address of the blob container, without a query
         * @param asset path of the model below the container
         * @return the next stage
         * @throws NullPointerException if an argument is null
         * @throws IllegalArgumentException if {@code container} is no such address, or {@code asset} is empty. Nothing
         *     was sent
         */
        NeedsOutput input(URI container, String asset);
    }

    /** The second stage of a conversion draft: the output is set next. */
    interface NeedsOutput extends ConversionDraft {

        /**
         * Names the container that the converted model is written to.
         *
         * <pre>{@code
         * client.conversion().input(models, "robot.fbx").output("https://mine.blob.core.windows.net/converted");
         * }</pre>
         *
         * @param container address of the blob container, without a query
         * @return the next stage
         * @throws NullPointerException if {@code container} is null
         * @throws IllegalArgumentException if {@code container} is no such address. Nothing was sent
         */
        Startable output(String container);

        /**
         * The same as {@link #output(String)}.
         *
         * @param container address of the blob container, without a query
         * @return the next stage
         * @throws NullPointerException if {@code container} is null
         * @throws IllegalArgumentException if {@code container} is no such address. Nothing was sent
         */
        Startable output(URI container);
    }

    /** The last stage of a conversion draft: input and output are set, {@code start()} is possible. */
    interface Startable extends ConversionDraft {

        /**
         * Names the folder of the model. The service reads all that is in it; the path of the model counts from it.
         *
         * @param path path below the input container; empty for the whole container, which is the default
         * @return a new draft
         * @throws NullPointerException if {@code path} is null
         */
        Startable inputFolder(String path);

        /**
         * Names the folder of the result.
         *
         * @param path path below the output container; empty for its root, which is the default
         * @return a new draft
         * @throws NullPointerException if {@code path} is null
         */
        Startable outputFolder(String path);

        /**
         * Names the converted model. By default it has the name of the model with the ending {@code .arrAsset}.
         *
         * @param name file name, ending in {@code .arrAsset}
         * @return a new draft
         * @throws NullPointerException if {@code name} is null
         * @throws IllegalArgumentException if {@code name} has another ending. Nothing was sent
         */
        Startable outputFile(String name);

        /**
         * Gives the service access to the input container. It is not needed where the storage account is linked to the
         * rendering account. The text is a secret and is never printed.
         *
         * @param signature shared access signature that allows to read and list: the query string alone
         * @return a new draft
         * @throws NullPointerException if {@code signature} is null
         * @throws IllegalArgumentException if {@code signature} is empty or a whole address. Nothing was sent
         */
        Startable inputAccess(String signature);

        /**
         * Gives the service access to the output container, as {@link #inputAccess} does to the input container.
         *
         * @param signature shared access signature that allows to write: the query string alone
         * @return a new draft
         * @throws NullPointerException if {@code signature} is null
         * @throws IllegalArgumentException if {@code signature} is empty or a whole address. Nothing was sent
         */
        Startable outputAccess(String signature);

        /**
         * Chooses the conversion's id. v1 makes it up itself and so refuses at {@link #start()}.
         *
         * @param id the id
         * @return a new draft
         * @throws NullPointerException if {@code id} is null
         * @throws IllegalArgumentException if {@code id} has not the form of an id. Nothing was sent
         */
        Startable id(String id);

        /**
         * The values gathered so far. Sends nothing.
         *
         * @return the values gathered so far
         */
        ConversionSpec spec();

        /**
         * Starts the conversion. One request, {@code PUT /accounts/{accountId}/conversions/{conversionId}} or
         * {@code POST /v1/accounts/{accountId}/conversions/create}, answered before the conversion has ended.
         *
         * <pre>{@code
         * Conversion robot = client.conversion().input(models, "robot.fbx").output(converted).start();
         * }</pre>
         *
         * @return a handle
         * @throws IllegalStateException if the API version lacks something the draft asks for. Nothing was sent
         * @throws dev.arrshell.error.ForbiddenException if the service has no access to a container (403)
         * @throws dev.arrshell.error.ConflictException if the id is taken by a conversion with other settings (409)
         * @throws dev.arrshell.error.ArrException if the request fails; each kind of failure has its own type
         */
        Conversion start();

        /**
         * The same as {@link #start()} without holding a thread.
         *
         * @return completes with the handle, or with what {@link #start()} throws
         */
        CompletableFuture<Conversion> startAsync();
    }
}
