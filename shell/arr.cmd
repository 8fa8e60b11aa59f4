@echo off
rem Runs arr; builds it on first use. After changing a source on Windows: mvn -DskipTests package
rem
rem   JAVA_HOME, PATH   where Java 17 or newer is looked for, in this order
rem   ARR_JAVA_OPTS     more options for the Java machine
rem   ARR_CACHE         where start-up archives and compiled scripts are kept; off keeps none
rem
rem Exit 2: Java or Maven is missing or too old, or the build failed. Otherwise the exit code is the program's.
setlocal EnableExtensions DisableDelayedExpansion

rem Follow a symbolic link. PowerShell, which takes long to start, is run for a link only.
set "self=%~f0"
for %%I in ("%self%") do set "attributes=%%~aI"
if "%attributes:l=%"=="%attributes%" goto :located
for /f "usebackq delims=" %%I in (`powershell -NoProfile -Command "$i = Get-Item -LiteralPath $env:self; $t = @($i.Target)[0]; if ([IO.Path]::IsPathRooted($t)) { $t } else { Join-Path $i.DirectoryName $t }"`) do set "self=%%~fI"
:located
for %%I in ("%self%\..\..") do set "home=%%~fI"
set "lib=%home%\lib"
if not exist "%lib%" set "lib=%home%\target\dist\lib"
set "work=%home%\target\launcher"

set "java="
set "seen="
if defined JAVA_HOME (
  if exist "%JAVA_HOME%\bin\java.exe" (call :try_java "%JAVA_HOME%\bin\java.exe" JAVA_HOME) else (set "seen=JAVA_HOME is %JAVA_HOME%, where there is no bin\java.exe; ")
) else (
  set "seen=JAVA_HOME is not set; "
)
if defined java goto :java_found
set "on_path="
for %%I in (java.exe) do set "on_path=%%~$PATH:I"
if defined on_path (call :try_java "%on_path%" PATH) else (set "seen=%seen%PATH has no java.exe; ")
if defined java goto :java_found
>&2 echo arr: Java 17 or newer was not found: %seen%
>&2 echo arr: Install a JDK, 17 or newer, and put its bin directory on PATH or set JAVA_HOME to it.
exit /b 2

:java_found
if not exist "%lib%\arr-*.jar" (
  call :build
  if errorlevel 1 exit /b 2
)
rem The quick compiler is enough for all but the emulator, which may run for days and ends when it has no memory left.
set "compiler=-XX:TieredStopAtLevel=1"
if /i "%~1"=="emulator" set "compiler=-XX:+ExitOnOutOfMemoryError"
if /i "%~1"=="serve" set "compiler=-XX:+ExitOnOutOfMemoryError"
set "native="
if %major% GEQ 22 set "native=--enable-native-access=ALL-UNNAMED"

rem Java 19 and newer makes its start-up archive by itself at the end of the first run, and renews it.
set "cache="
if defined LOCALAPPDATA set "cache=%LOCALAPPDATA%\arr\cache"
if defined XDG_CACHE_HOME set "cache=%XDG_CACHE_HOME%\arr"
if defined ARR_CACHE set "cache=%ARR_CACHE%"
if /i "%cache%"=="off" set "cache="
if %major% LSS 19 set "cache="
set "id=%home:\=+%"
set "id=%id::=%"
set "archive="
if defined cache if not exist "%cache%\startup" mkdir "%cache%\startup" 2>nul
if defined cache if exist "%cache%\startup" set archive=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%cache%\startup\%id%,%major%.jsa"

rem Java would log to standard output, where results go.
"%java%" %compiler% %native% %archive% -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:-UsePerfData -Dfile.encoding=UTF-8 -Dpicocli.disable.closures=true %ARR_JAVA_OPTS% -cp "%lib%\*" dev.arrshell.internal.cli.Main %*
exit /b %ERRORLEVEL%

rem Sets java to the command %1, found by %2, if it is new enough; else adds the reason against it to seen.
:try_java
set "version="
for /f "usebackq tokens=2,3" %%A in (`^""%~1" -version 2^>^&1^"`) do if "%%A"=="version" if not defined version set "version=%%~B"
set "major=0"
for /f "tokens=1,2 delims=.-+_" %%A in ("%version%") do if "%%A"=="1" (set "major=%%B") else (set "major=%%A")
if %major% GEQ 17 (set "java=%~1") else (set "seen=%seen%%~2 has Java %version% (%~1); ")
exit /b 0

:build
setlocal
where mvn >nul 2>nul
if errorlevel 1 (
  >&2 echo arr: arr has to be built, and Maven was not found: PATH has no mvn.
  >&2 echo arr: Install Maven 3.8.7 or newer and put its bin directory on PATH.
  exit /b 1
)
if not exist "%work%" mkdir "%work%"
set /a waited=0
:lock
mkdir "%work%\lock" 2>nul && goto :locked
if %waited% EQU 0 >&2 echo arr: another run is building; waiting for it...
if %waited% GEQ 900 (
  >&2 echo arr: waited 15 minutes. If no other run is building, remove "%work%\lock" and try again.
  exit /b 1
)
ping -n 2 127.0.0.1 >nul
set /a waited+=1
goto :lock
:locked
set "failed="
if exist "%lib%\arr-*.jar" goto :unlock
>&2 echo arr: building on first use (once, about a minute)...
for %%I in ("%java%\..\..") do set "JAVA_HOME=%%~fI"
pushd "%home%"
call mvn -B -q -ntp "-Dstyle.color=never" "-Dmaven.test.skip=true" package <nul >"%work%\build.log" 2>&1
if errorlevel 1 set "failed=1"
popd
:unlock
rmdir /s /q "%work%\lock"
if not defined failed exit /b 0
>&2 type "%work%\build.log"
>&2 echo arr: the build failed; this log is %work%\build.log
exit /b 1
