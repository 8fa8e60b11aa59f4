# The nine steps of the session page by curl, as 2021-01-01 has them. BASE and the account come from the test.
set -euo pipefail

# Prints the step, the status and the content.
show() {
    local step=$1
    shift
    local content
    content=$(curl -sS --max-time 20 -w '\n%{http_code}' -H "Authorization: Bearer $token" "$@")
    echo "$step ${content##*$'\n'} ${content%$'\n'*}"
}

endPoint="$BASE/westeurope" # 1
version='api-version=2021-01-01'

accountId=$ACCOUNT_ID # 2
accountKey=$ACCOUNT_KEY

token=$(curl -sS --max-time 20 "$BASE/accounts/$accountId/token" -H "Authorization: Bearer $accountId:$accountKey" |
    sed 's/.*"AccessToken":"\([^"]*\)".*/\1/') # 3

sessionId=ID # 5: it is the client's
sessions="$endPoint/accounts/$accountId/sessions"

show 4 -X PUT "$sessions/$sessionId?$version" -H "Content-Type: application/json" \
    -d "{ 'maxLeaseTimeMinutes': 240, 'size': 'standard' }"
show 6 -X PATCH "$sessions/$sessionId?$version" -H "Content-Type: application/json" -d "{ 'maxLeaseTimeMinutes': 300 }"
show 7 "$sessions?$version"
show 8 "$sessions/$sessionId?$version"
show 9 -X POST "$sessions/$sessionId/:stop?$version" -d ''
show 8 "$sessions/$sessionId?$version"
