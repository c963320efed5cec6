#!/usr/bin/env bash
# Grades $SUBMISSION and tells GitHub what came of it.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
root=()
if [ "$(id -u)" != 0 ]; then
  # GitHub's machines restrict namespaces to root.
  root=(sudo env "JAVA_HOME=${JAVA_HOME:-}")
  command -v bwrap >/dev/null || sudo apt-get install -y bubblewrap >/dev/null
fi

# Names and messages come from a submission; none of them is a command to GitHub.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
"${root[@]}" "$here/grader/grade" "$SUBMISSION" --require-sandbox --feedback "$FEEDBACK" \
  --json "$out/result.json" --report classroom="$out/classroom" --report markdown="$out/summary.md" \
  --report annotations="$out/annotations" --with "sources=src/main/java"
code=$?
echo
echo "::$token::"
[ "$code" = 0 ] || [ "$code" = 2 ] || exit "$code"

[ "${#root[@]}" = 0 ] || sudo chown -R "$(id -u)" "$out"
cat "$out/annotations"
cat "$out/summary.md" >>"$GITHUB_STEP_SUMMARY"
{
  echo "folder=$out"
  echo "result=$(cat "$out/classroom")"
} >>"$GITHUB_OUTPUT"
exit "$code"
