#!/usr/bin/env bash
# Artemis runs this in the folder of the tests repository, with the student's files in assignment/.
set -uo pipefail
umask 077
required=--require-sandbox
[ "@sandbox@" != plain ] || required=
reports=target/surefire-reports
rm -rf "$reports"
mkdir -p "$reports"
# shellcheck disable=SC2086
./grader/grade assignment --sandbox @sandbox@ $required --report junit="$reports/TEST-backprop.xml"
