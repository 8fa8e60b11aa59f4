#!/bin/sh
# A stand-in for Slurm's commands, called by their names: jobs are processes of this machine, their states are files.
#
#   ../state/fail-COMMAND   what the command prints before it fails
#   ../state/hang-COMMAND   makes it hang: before its work, or after it if the file says "after"
#   ../state/full           keeps new jobs pending, for the reason that the file says
#   ../state/calls          what was called
#   ../state/user           the name of SlurmUser

me=${0##*/}
here=$(cd "$(dirname "$0")/../state" && pwd)
bin=$(cd "$(dirname "$0")" && pwd)

set_field() { # JOB FIELD VALUE
    printf '%s\n' "$3" >"$1/$2.new.$$" && mv -f "$1/$2.new.$$" "$1/$2"
}

field() { # JOB FIELD: prints it
    value=
    [ ! -e "$1/$2" ] || read -r value <"$1/$2"
    printf '%s\n' "$value"
}

hang() {
    [ "$(cat "$here/hang-$me" 2>/dev/null)" != "$1" ] || exec sleep 600
}

run() { # JOB: as a node does
    while [ -e "$here/full" ] && [ "$(field "$1" state)" = PENDING ]; do
        set_field "$1" reason "$(cat "$here/full")"
        sleep 0.1
    done
    [ "$(field "$1" state)" = PENDING ] || exit 0
    set_field "$1" start "$(date +%s)"
    set_field "$1" node localhost
    set_field "$1" reason None
    set_field "$1" state RUNNING
    env -i PATH=/usr/local/bin:/usr/bin:/bin SLURM_JOB_ID="${1##*/}" sh "$1/script" &
    set_field "$1" pid $!
    wait $!
    code=$?
    [ "$(field "$1" state)" = RUNNING ] || exit 0
    set_field "$1" exit "$code:0"
    [ "$code" != 0 ] || { set_field "$1" state COMPLETED; exit 0; }
    set_field "$1" reason NonZeroExitCode
    set_field "$1" state FAILED
}

if [ "$me" = run ]; then
    run "$1"
    exit 0
fi
echo "$me $*" >>"$here/calls"
if [ -e "$here/fail-$me" ]; then
    cat "$here/fail-$me" >&2
    exit 1
fi
hang before

case $me in
sbatch)
    until mkdir "$here/lock" 2>/dev/null; do sleep 0.02; done
    id=$(($(cat "$here/last" 2>/dev/null || echo 100) + 1))
    echo "$id" >"$here/last"
    rmdir "$here/lock"
    job=$here/jobs/$id
    mkdir -p "$here/making/$id"
    making=$here/making/$id
    cat >"$making/script"
    for word; do
        case $word in
        --job-name=*) echo "${word#*=}" >"$making/name" ;;
        --time=*) echo "${word#*=}" >"$making/limit" ;;
        esac
    done
    echo PENDING >"$making/state"
    echo None >"$making/reason"
    echo N/A >"$making/start"
    echo n/a >"$making/node"
    echo '(null)' >"$making/comment"
    mv "$making" "$job"
    setsid "$bin/run" "$job" </dev/null >/dev/null 2>&1 &
    hang after
    echo "$id"
    ;;
squeue)
    for word; do
        case $word in
        --jobs=*)
            cat "$here/jobs/${word#*=}/comment"
            exit 0
            ;;
        esac
    done
    for job in "$here"/jobs/*; do
        [ -d "$job" ] || continue
        read -r name <"$job/name"
        read -r state <"$job/state"
        read -r node <"$job/node"
        read -r limit <"$job/limit"
        read -r start <"$job/start"
        read -r reason <"$job/reason"
        read -r comment <"$job/comment"
        echo "${job##*/}|$name|$state|$node|$limit:00|$start|$reason|$comment"
    done
    ;;
scontrol)
    case "$*" in
    'show config')
        echo "SlurmUser               = $(cat "$here/user")(1)"
        echo 'AccountingStorageType   = accounting_storage/none'
        ;;
    *'show job'*)
        for id; do :; done
        echo "JobId=$id ExitCode=$(field "$here/jobs/$id" exit) NodeList=localhost"
        ;;
    update*)
        id=${2#JobId=}
        case $3 in
        Comment=*) set_field "$here/jobs/$id" comment "${3#Comment=}" ;;
        TimeLimit=*) set_field "$here/jobs/$id" limit "${3#TimeLimit=}" ;;
        esac
        ;;
    esac
    ;;
scancel)
    signal=
    for word; do
        case $word in
        --signal=*) signal=${word#*=} ;;
        --*) ;;
        *)
            job=$here/jobs/$word
            pid=$(field "$job" pid)
            if [ -z "$signal" ]; then
                set_field "$job" state CANCELLED
                signal=TERM
            fi
            [ -z "$pid" ] || kill -s "$signal" "$pid" 2>/dev/null
            [ "$signal" != TERM ] || signal=
            ;;
        esac
    done
    ;;
esac
