#!/bin/bash
# VPL runs this in the folder with the student's files; it writes what is then run.
. vpl_environment.sh
cat >vpl_execution <<END
#!/bin/bash
mkdir .submission && find . -maxdepth 1 -name '*.java' -exec cp {} .submission/ \;
for part in src backprop mine; do [ ! -d "\$part" ] || cp -r "\$part" .submission/; done
archive=\$(ls -- *.zip 2>/dev/null | head -n 1)
required=--require-sandbox
[ "@sandbox@" != plain ] || required=
@grader@/grade "\${archive:-.submission}" --sandbox @sandbox@ \$required --report vpl=.comments \\
  --with grademin=${VPL_GRADEMIN:-0} --with grademax=${VPL_GRADEMAX:-100} >/dev/null
code=\$?
if [ "\$code" = 0 ] || [ "\$code" = 2 ]; then
  cat .comments
else
  echo '<|--'
  echo '-The grader failed, which is not your fault: nothing was graded. Please tell the staff.'
  echo '--|>'
fi
END
chmod +x vpl_execution
