package dev.arrshell.internal.repl.help;

import java.util.List;

/**
 * A step of the session page.
 *
 * @param title the page's heading
 * @param powerShell the page's own commands
 * @param ours the same in a script of ours
 * @param note what is worth remembering, without a full stop
 */
public record TourStep(String title, String powerShell, String ours, String note) {

    private static final String BEARER = " -Headers @{ Authorization = \"Bearer $token\" }";
    private static final String ONE_SESSION =
            "Invoke-WebRequest -Uri \"$endPoint/v1/accounts/$accountId/sessions/$sessionId";

    public static final TourStep CREATE_SESSION = new TourStep(
            "Create a session",
            "Invoke-WebRequest -Uri \"$endPoint/v1/accounts/$accountId/sessions/create\" -Method Post"
                    + " -ContentType \"application/json\""
                    + " -Body \"{ 'maxLeaseTime': '4:0:0', 'models': [], 'size': 'standard' }\"" + BEARER,
            "createSession(size: STANDARD, lease: '4:0:0')",
            ":http prints the response as the page does");

    /** All nine, in the order of the page. */
    public static final List<TourStep> ALL = List.of(
            new TourStep(
                    "Choose an endpoint",
                    "$endPoint = \"https://remoterendering.westus2.mixedreality.azure.com\"",
                    "endPoint = 'https://remoterendering.westus2.mixedreality.azure.com'",
                    "A region's name does as well: region 'westus2'"),
            new TourStep(
                    "Set accountId and accountKey",
                    "$accountId = \"********-****-****-****-************\"\n"
                            + "$accountKey = \"*******************************************=\"",
                    "accountId = env.ARR_ACCOUNT_ID\naccountKey = secret('ARR_ACCOUNT_KEY')",
                    "The key is used and never printed"),
            new TourStep(
                    "Request a token",
                    "$webResponse = Invoke-WebRequest -Uri \"https://sts.mixedreality.azure.com/accounts/$accountId/token\""
                            + " -Method Get -ContentType \"application/json\""
                            + " -Headers @{ Authorization = \"Bearer ${accountId}:$accountKey\" }\n"
                            + "$response = ConvertFrom-Json -InputObject $webResponse.Content\n"
                            + "$token = $response.AccessToken;",
                    "requestToken()",
                    "It can be left out: a call that needs a token requests one, and a new one after a day"),
            CREATE_SESSION,
            new TourStep(
                    "Store the sessionId",
                    "$sessionId = \"d31bddca-dab7-498e-9bc9-7594bc12862f\"",
                    "sessionId = session.id",
                    "createSession has done that already; set it to act on another session"),
            new TourStep(
                    "Update the session",
                    ONE_SESSION + "\" -Method Patch -ContentType \"application/json\""
                            + " -Body \"{ 'maxLeaseTime': '5:0:0' }\"" + BEARER,
                    "updateSession(lease: '5:0:0')",
                    "The lease is a total since the session was ready; session.extendLeaseBy(1.hours) adds to it"),
            new TourStep(
                    "Get the active sessions",
                    "Invoke-WebRequest -Uri \"$endPoint/v1/accounts/$accountId/sessions\" -Method Get" + BEARER,
                    "sessions()",
                    "Those that are Starting or Ready; :view json for programs"),
            new TourStep(
                    "Get the session's properties",
                    ONE_SESSION + "/properties\" -Method Get" + BEARER,
                    "properties()",
                    "session.awaitReady() asks until it is ready"),
            new TourStep(
                    "Stop the session",
                    ONE_SESSION + "\" -Method Delete" + BEARER,
                    "stopSession()",
                    "A session that is not stopped is billed until its lease ends"));
}
