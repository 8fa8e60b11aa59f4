# The nine steps of the session page by curl, in v1, with the page's own bodies. BASE and the account come from the test.
set -euo pipefail

# Prints the step, the status and the content; the id of the session, once it is known, as ID.
show() {
    local step=$1
    shift
    local content
    content=$(curl -sS --max-time 20 -w '\n%{http_code}' -H "Authorization: Bearer $token" "$@")
    sed "s/${sessionId:-no id yet}/ID/g" <<< "$step ${content##*$'\n'} ${content%$'\n'*}"
}

endPoint="$BASE/westeurope" # 1

accountId=$ACCOUNT_ID # 2
accountKey=$ACCOUNT_KEY

token=$(curl -sS --max-time 20 "$BASE/accounts/$accountId/token" -H "Content-Type: application/json" \
    -H "Authorization: Bearer $accountId:$accountKey" | sed 's/.*"AccessToken":"\([^"]*\)".*/\1/') # 3

created=$(show 4 -X POST "$endPoint/v1/accounts/$accountId/sessions/create" -H "Content-Type: application/json" \
    -d "{ 'maxLeaseTime': '4:0:0', 'models': [], 'size': 'standard' }")

sessionId=$(sed 's/.*"sessionId":"\([^"]*\)".*/\1/' <<< "$created") # 5
echo "${created/$sessionId/ID}"

show 6 -X PATCH "$endPoint/v1/accounts/$accountId/sessions/$sessionId" -H "Content-Type: application/json" \
    -d "{ 'maxLeaseTime': '5:0:0' }"
show 7 "$endPoint/v1/accounts/$accountId/sessions"
show 8 "$endPoint/v1/accounts/$accountId/sessions/$sessionId/properties"
show 9 -X DELETE "$endPoint/v1/accounts/$accountId/sessions/$sessionId"
show 8 "$endPoint/v1/accounts/$accountId/sessions/$sessionId/properties"
