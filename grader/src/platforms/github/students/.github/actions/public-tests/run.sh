#!/usr/bin/env bash
# Runs `mvn test` and tells GitHub what came of it.
set -uo pipefail
log=$(mktemp)
# What an earlier run left would stand for one that fails to build.
rm -rf target/surefire-reports

# What tests print is no command to GitHub: only who knows the token can end this.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
env -u GITHUB_ENV -u GITHUB_OUTPUT -u GITHUB_PATH -u GITHUB_STEP_SUMMARY \
  mvn -B -ntp test 2>&1 | tee "$log"
echo
echo "::$token::"

# [ERROR] /FOLDER/src/main/java/backprop/A.java:[12,34] ';' expected
sed -nE "s|^\[ERROR\] $PWD/([A-Za-z0-9_/.]+\.java):\[([0-9]+),([0-9]+)\] (.*)|\1 \2 \3 \4|p" "$log" |
  sort -u | while read -r file line column message; do
    message=${message//'%'/'%25'}
    echo "::error file=$file,line=$line,col=$column,title=Does not compile::$message"
  done
rm -f "$log"

# A report begins with: <testsuite ... name="backprop.Task3SoftmaxTest" tests="9" errors="0" skipped="1" failures="2"
number() { sed -nE "/<testsuite /{s/.* $1=\"([0-9]+)\".*/\1/p;q;}" "$2"; }
tests='' passed=0 all=0
{
  echo '| public tests | passed |'
  echo '|---|---|'
} >>"$GITHUB_STEP_SUMMARY"
for report in target/surefire-reports/TEST-backprop.*.xml; do
  [ -f "$report" ] || continue
  name=${report##*/TEST-backprop.}
  name=${name%.xml}
  [[ $name =~ ^[A-Za-z0-9]+$ ]] || continue
  count=$(number tests "$report")
  good=$((count - $(number errors "$report") - $(number skipped "$report") - $(number failures "$report")))
  [ "$good" = "$count" ] && status=pass || status=fail
  tests+=",{\"name\":\"$name\",\"status\":\"$status\",\"score\":$good,\"message\":\"$good of $count\",\"test_code\":\"\",\"line_no\":0}"
  echo "| $name | $good of $count |" >>"$GITHUB_STEP_SUMMARY"
  passed=$((passed + good)) all=$((all + count))
done
if [ "$all" = 0 ]; then
  status=error
  tests=',{"name":"Build","status":"error","score":0,"message":"nothing ran","test_code":"","line_no":0}'
  echo '| nothing ran: see what does not compile | |' >>"$GITHUB_STEP_SUMMARY"
else
  [ "$passed" = "$all" ] && status=pass || status=fail
fi
json="{\"version\":1,\"status\":\"$status\",\"max_score\":$all,\"tests\":[${tests#,}]}"
echo "result=$(printf '%s' "$json" | base64 -w 0)" >>"$GITHUB_OUTPUT"
