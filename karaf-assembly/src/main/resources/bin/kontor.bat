@echo off
rem Runs Kontor in the foreground. Options: --sample, --console, --help
setlocal
set "MODE=server"
set "OPTIONS="
set "SAMPLE="
:next
if "%~1"=="" goto run
if "%~1"=="--sample" (set "SAMPLE=1" & shift & goto next)
if "%~1"=="--console" (set "MODE=console" & shift & goto next)
echo Usage: bin\kontor.bat [--sample] [--console] [--help]
if "%~1"=="--help" exit /b 0
exit /b 1
:run
if not exist "%~dp0..\deploy" mkdir "%~dp0..\deploy"
if defined SAMPLE (copy /y "%~dp0..\etc\kontor-sample.xml" "%~dp0..\deploy\" >nul) else (del /q "%~dp0..\deploy\kontor-sample.xml" 2>nul)
if "%MODE%"=="server" set "OPTIONS=%OPTIONS% -Dkaraf.log.console=WARN"
set "KARAF_OPTS=%KARAF_OPTS% %OPTIONS%"
if "%JAVA_OPTS%"=="" set "JAVA_OPTS=-Xmx512m"
call "%~dp0karaf.bat" %MODE%
