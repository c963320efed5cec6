#!/bin/sh
# PrairieLearn runs this in a container, with the student's files in /grade/student.
set -u
umask 077
mkdir -p /grade/results
chmod 700 /grade/results /grade/data /grade/serverFilesCourse /grade/student
required=--require-sandbox
[ "@sandbox@" != plain ] || required=
# shellcheck disable=SC2086
/grade/serverFilesCourse/backprop/grader/grade /grade/student/submission.zip --sandbox @sandbox@ $required \
  --report prairielearn=/grade/results/results.json
code=$?
# Nothing of the submission runs any more, and PrairieLearn may be no root.
chmod -R a+rX /grade/results
[ "$code" = 2 ] || exit "$code"
