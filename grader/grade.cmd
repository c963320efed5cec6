@echo off
rem Runs the grader; builds it on first use. After changing sources, delete grader\target\dist.
setlocal
set "here=%~dp0"
set "dist=%here%target\dist"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%dist%\built" goto run
echo grade: building the grader (the first time this takes a minute and needs the network) ... 1>&2
call mvn -B -q -ntp -f "%here%..\pom.xml" package -DskipTests -Dspotless.check.skip=true 1>&2
if errorlevel 1 (
  echo grade: the build failed; see above, and grader/docs/troubleshooting.md#build-failed 1>&2
  exit /b 3
)
type nul > "%dist%\built"
:run
for %%j in ("%dist%\lib\grader-*.jar") do set "jar=%%j"
"%java%" -XX:TieredStopAtLevel=1 -Xms64m -XX:+UseSerialGC -Xshare:auto -jar "%jar%" %*
exit /b %errorlevel%
