#!/bin/sh
# Runs one server until it exits, its deadline passes or this gets SIGTERM, and then ends its whole process group.
#
#   supervise.sh DIRECTORY GRACE COMMAND [ARGUMENT...]
#
# Reads   DIRECTORY/deadline  when the server ends, in seconds since 1970; read again on SIGUSR1
#         DIRECTORY/stop      exists when the server is to end
#         DIRECTORY/request.new  renamed to request first; without it nothing starts
# Writes  DIRECTORY/process   the process id of this script, before the server starts
#         DIRECTORY/group     the process group of the server
#         DIRECTORY/log       what the server prints
#         DIRECTORY/exit      at the end: the exit code, and one of exited, released, deadline
#
# SIGHUP is not used, since a service under nohup passes on that it is ignored. A second process, the watcher, does the
# killing: it goes on when this one is killed. The names of variables begin with arr_, because the server inherits those
# that the environment had before.

arr_dir=$1
arr_grace=$2
shift 2
arr_watcher=
arr_nap=
arr_end=0
arr_path=${PATH-}
PATH=${PATH-}${PATH:+:}/usr/local/bin:/usr/bin:/bin
arr_setsid=$(command -v setsid)

arr_write() { # FILE TEXT: readers see all of it or nothing
    printf '%s\n' "$2" >"$arr_dir/$1.new" && mv -f "$arr_dir/$1.new" "$arr_dir/$1"
}

arr_wake() {
    arr_woken=1
    [ -z "$arr_watcher" ] || kill -USR1 "$arr_watcher" 2>/dev/null
}

arr_signal() { # NAME: to the session, or to the group where there is no pkill
    pkill "-$1" -s "$arr_server" 2>/dev/null || kill -s "$1" -- "-$arr_server" 2>/dev/null
}

arr_left() { # the seconds until the deadline
    read -r arr_end <"$arr_dir/deadline"
    arr_left=$((arr_end - $(date +%s)))
    # Looks again after five minutes, since a clock can be set and a machine can be suspended.
    [ "$arr_left" -le 300 ] || arr_left=300
    [ "$arr_left" -gt 0 ]
}

arr_goes_on() {
    [ ! -e "$arr_dir/stop" ] && [ ! -e "$arr_dir/code" ] && kill -0 $$ 2>/dev/null
}

arr_rest() { # SECONDS, or until SIGUSR1; leaves no process behind
    sleep "$1" &
    arr_nap=$!
    if [ -n "$arr_woken" ] || ! wait "$arr_nap"; then
        kill "$arr_nap" 2>/dev/null
        wait "$arr_nap"
    fi
    arr_nap=
}

arr_end_group() {
    # A server that has just begun has no group yet; one that has ended may have left its number to another process.
    arr_signal TERM || [ -e "$arr_dir/code" ] || kill "$arr_server"
    arr_tick=0
    while [ "$arr_tick" -lt $((arr_grace * 5)) ] && arr_signal 0; do
        sleep 0.2
        arr_tick=$((arr_tick + 1))
    done
    arr_signal KILL
}

arr_watch() {
    trap 'arr_woken=1; [ -z "$arr_nap" ] || kill "$arr_nap" 2>/dev/null' USR1
    arr_reason=0
    arr_woken=
    while arr_goes_on; do
        arr_left || { arr_reason=3; break; }
        arr_rest "$arr_left"
        arr_woken=
    done
    trap '' USR1
    arr_end_group
    exit "$arr_reason"
}

# The watcher reads the files first, so an order that came before it listens is not lost.
arr_start_watcher() {
    trap '' USR1
    arr_watch </dev/null >/dev/null 2>&1 &
    arr_watcher=$!
    trap arr_wake USR1
}

# A service that has given this start up has taken the file away, so no server is started twice.
[ ! -e "$arr_dir/exit" ] && mv "$arr_dir/request.new" "$arr_dir/request" || exit 0
trap ': >"$arr_dir/stop"; arr_wake' TERM
trap arr_wake USR1
arr_write process $$ || exit 1
if [ -e "$arr_dir/stop" ]; then
    arr_write exit "0 released"
    exit 0
fi

(PATH=$arr_path; unset PWD OLDPWD SHLVL; exec "$arr_setsid" "$@") </dev/null >>"$arr_dir/log" 2>&1 &
arr_server=$!
arr_write group "$arr_server"

arr_start_watcher
arr_wake

arr_last=
while :; do
    arr_woken=
    wait "$arr_server"
    arr_code=$?
    [ "$arr_code" != 127 ] || [ -z "$arr_last" ] || arr_code=$arr_last
    [ -n "$arr_woken" ] || break
    arr_last=$arr_code
    # Without its watcher, which was killed then, the order that woke this would have no effect.
    kill -s 0 "$arr_watcher" 2>/dev/null || arr_start_watcher
done
arr_reason=exited
[ ! -e "$arr_dir/stop" ] || arr_reason=released
trap '' TERM
arr_write code "$arr_code"
trap '' USR1
kill -USR1 "$arr_watcher" 2>/dev/null
wait "$arr_watcher"
[ $? != 3 ] || arr_reason=deadline
# The watcher has done that, unless it was killed.
arr_signal KILL
arr_write exit "$arr_code $arr_reason"
