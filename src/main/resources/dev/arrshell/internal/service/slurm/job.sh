# Runs one server inside a Slurm job under supervise.sh. What stands before this is written by the service:
#
#   arr_grace             how long the server has between SIGTERM and SIGKILL, in seconds
#   arr_first, arr_last   the ports that it may take
#   arr_lease             after how many seconds it ends, unless the job's comment tells an end; empty for the time limit
#   arr_logs, arr_token   the service's directory for it, and what the file token says there
#   arr_bin               a directory that has Slurm's commands where the service runs
#   arr_server            starts supervise.sh with the command
#   arr_check             whether to look for readiness here; else the service looks at the port
#   arr_is_ready          succeeds when the server is ready
#   arr_unpack            writes supervise.sh
#
# Tells the service its ports by the comment of the job. The service tells the end of the lease the same way: it is read on
# SIGUSR1, and again before the end; until it is there also every 30 seconds, since a service may be killed between the
# comment and the signal. Nothing else has to be shared between the node and the service.

trap arr_woken=1 USR1
arr_woken=
arr_path=$PATH
arr_asked=
arr_known=
arr_round=0

arr_slurm() { # COMMAND ARGUMENT...
    PATH="$arr_bin:$arr_path" "$@"
}

arr_now() { date +%s; }

arr_tell() { # COMMENT: until Slurm has taken it
    until arr_slurm scontrol update "JobId=$SLURM_JOB_ID" "Comment=arr:$1"; do
        arr_goes_on || return
        sleep 5
    done
}

arr_goes_on() { [ ! -e "$arr_dir/exit" ]; }

arr_ports() { # takes two ports that no socket of the node has; jobs with other numbers begin elsewhere
    arr_used=" $(awk 'FNR > 1 { split($2, part, ":"); print part[2] }' /proc/net/tcp /proc/net/tcp6 2>/dev/null |
        tr '\n' ' ') "
    arr_count=$((arr_last - arr_first + 1))
    arr_at=$((SLURM_JOB_ID * 2 % arr_count))
    ARR_PORT=
    while [ "$arr_count" -gt 0 ]; do
        arr_port=$((arr_first + arr_at))
        case $arr_used in
        *" $(printf %04X "$arr_port") "*) ;;
        *)
            if [ -n "$ARR_PORT" ]; then
                ARR_INSPECTOR_PORT=$arr_port
                export ARR_PORT ARR_INSPECTOR_PORT
                return
            fi
            ARR_PORT=$arr_port
            ;;
        esac
        arr_at=$(((arr_at + 1) % (arr_last - arr_first + 1)))
        arr_count=$((arr_count - 1))
    done
    echo "arr: fewer than two ports of $arr_first-$arr_last are free on $(uname -n)" >&2
    exit 1
}

arr_set_end() { # SECONDS since 1970
    arr_end=$1
    printf '%s\n' "$arr_end" >"$arr_dir/deadline.job" && mv -f "$arr_dir/deadline.job" "$arr_dir/deadline"
}

arr_read_end() {
    arr_comment=$(arr_slurm squeue --noheader --all --jobs="$SLURM_JOB_ID" --format=%k) || return
    case $arr_comment in
    arr:*end=*)
        arr_new=${arr_comment##*end=}
        arr_new=${arr_new%%[!0-9]*}
        arr_known=1
        [ -n "$arr_new" ] && [ "$arr_new" != "$arr_end" ] || return 0
        arr_set_end "$arr_new"
        kill -USR1 "$(cat "$arr_dir/process")"
        ;;
    esac
}

arr_dir=$(mktemp -d "${TMPDIR:-/tmp}/arr-$SLURM_JOB_ID.XXXXXX") || exit 1
trap 'rm -rf "$arr_dir"' EXIT
trap ': >"$arr_dir/stop"; kill -TERM "$(cat "$arr_dir/process" 2>/dev/null)" 2>/dev/null' TERM

arr_where=
if [ "$(cat "$arr_logs/token" 2>/dev/null)" = "$arr_token" ] && (: >>"$arr_logs/log") 2>/dev/null; then
    ln -s "$arr_logs/log" "$arr_dir/log"
else
    arr_where=,log=node
fi
exec >>"$arr_dir/log" 2>&1

arr_unpack >"$arr_dir/supervise.sh"
arr_ports
if [ -n "$arr_lease" ]; then
    arr_set_end $(($(arr_now) + arr_lease))
else
    arr_set_end 9999999999
fi
: >"$arr_dir/request.new"
# When the supervisor is killed, its watcher ends the server.
(
    arr_server
    [ -e "$arr_dir/exit" ] || echo '1 lost' >"$arr_dir/exit"
) &

arr_told="port=$ARR_PORT,inspector=$ARR_INSPECTOR_PORT$arr_where"
arr_tell "$arr_told"
arr_pause=0.2
while [ -n "$arr_check" ] && arr_goes_on; do
    if arr_is_ready; then
        arr_tell "$arr_told,ready=1"
        break
    fi
    sleep $arr_pause
    arr_pause=1
done

while arr_goes_on; do
    if [ -n "$arr_lease" ] && [ $(($(arr_now) + 15)) -ge "$arr_end" ] && [ "$arr_end" != "$arr_asked" ]; then
        arr_asked=$arr_end
        arr_read_end || arr_asked=
    fi
    if [ -n "$arr_lease" ] && [ -z "$arr_known" ]; then
        arr_round=$((arr_round + 1))
        [ $((arr_round % 30)) != 0 ] || arr_woken=1
    fi
    if [ -n "$arr_woken" ]; then
        arr_woken=
        arr_read_end
    fi
    # The output that the service cannot cut.
    if [ -n "$arr_where" ] && [ "$(wc -c <"$arr_dir/log")" -gt 1048576 ]; then
        : >"$arr_dir/log"
    fi
    sleep 1
done

read -r arr_code arr_reason <"$arr_dir/exit"
case $arr_reason in
exited | lost) exit "$arr_code" ;;
esac
exit 0
