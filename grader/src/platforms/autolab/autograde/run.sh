#!/bin/sh
# Grades a submission; the last line printed is what Autolab takes the scores from.
set -u
umask 077
here=$(cd "$(dirname "$0")" && pwd)
# As root the grader can let the submission be another user's.
root=
if [ "$(id -u)" != 0 ] && sudo -n true 2>/dev/null; then root="sudo -n"; fi
required=--require-sandbox
[ "@sandbox@" != plain ] || required=
# shellcheck disable=SC2086
$root "$here/grader/grade" "$1" --sandbox @sandbox@ $required --report autolab="$here/result" >/dev/null
code=$?
if [ "$code" = 0 ] || [ "$code" = 2 ]; then
  $root cat "$here/result"
else
  echo "The grader failed, which is not your fault: nothing was graded. Please tell the staff."
fi
