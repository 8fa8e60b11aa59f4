#!/bin/sh
# Runs a Slurm cluster of its own on this machine, as root and without systemd: munged, slurmctld, and a slurmd per node.
#
#   cluster.sh DIRECTORY NODES CPUS FIRST_PORT
#
# Nodes are called n1, n2 … Prints "ready" when all are idle. Reads lines and answers each by "done":
#
#   stop-controller, start-controller    as in maintenance
#   kill-node NAME                       its daemon and all its processes, as a loss of power does; the controller takes
#                                        silent nodes for dead after seconds from then on, not minutes
#
# Ends everything when its input ends, jobs included, and so also when the program that started it is killed.

here=$1
nodes=$2
cpus=$3
port=$4
host=$(hostname -s)
SLURM_CONF=$here/slurm.conf
export SLURM_CONF
controller=
munge=

processes() { # PATTERN of /proc/PID/environ: ids of the processes of this cluster with it
    for file in /proc/[0-9]*/environ; do
        pid=${file#/proc/}
        pid=${pid%/environ}
        [ "$pid" != $$ ] || continue
        if tr '\0' '\n' <"$file" 2>/dev/null | grep -qx "SLURM_CONF=$SLURM_CONF" &&
            tr '\0' '\n' <"$file" 2>/dev/null | grep -qx "$1"; then
            echo "$pid"
        fi
    done 2>/dev/null
}

clean_up() {
    trap '' TERM INT HUP
    [ -z "$controller" ] || kill -KILL "$controller"
    for round in 1 2 3; do
        for pid in $(processes 'SLURM_CONF=.*'); do
            kill -KILL "$pid"
        done
    done 2>/dev/null
    [ -z "$munge" ] || kill -TERM "$munge" 2>/dev/null
    wait
    rm -rf "$here"
}

start_controller() {
    slurmctld -D -f "$SLURM_CONF" </dev/null >>"$here/controller.out" 2>&1 &
    controller=$!
}

await() { # COMMAND: until it succeeds, at most 40 s
    round=0
    until "$@"; do
        round=$((round + 1))
        [ "$round" -lt 200 ] || { echo "not within 40 s: $*"; tail -n 20 "$here"/*.log "$here"/*.out; exit 1; } >&2
        sleep 0.2
    done
}

are_idle() { [ "$(sinfo -h -N -o %T 2>/dev/null | sort | uniq -c | tr -s ' ')" = " $nodes idle" ]; }

answers() { squeue -h >/dev/null 2>&1; }

trap clean_up EXIT
trap 'exit 143' TERM INT HUP
mkdir -p "$here/state" "$here/munge"
chmod 755 "$here" "$here/munge"
dd if=/dev/urandom of="$here/munge.key" bs=1024 count=1 2>/dev/null
chmod 600 "$here/munge.key"
munged --foreground --force --socket="$here/munge/socket" --key-file="$here/munge.key" --pid-file="$here/munge/pid" \
    --log-file="$here/munge.log" --seed-file="$here/munge/seed" </dev/null >"$here/munge.out" 2>&1 &
munge=$!
await test -S "$here/munge/socket"

cat >"$SLURM_CONF" <<END
ClusterName=arr
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$here/munge/socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
StateSaveLocation=$here/state
SlurmdSpoolDir=$here/%n
SlurmctldPidFile=$here/slurmctld.pid
SlurmdPidFile=$here/slurmd-%n.pid
SlurmctldLogFile=$here/slurmctld.log
SlurmdLogFile=$here/slurmd-%n.log
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SlurmdTimeout=300
MessageTimeout=5
KillWait=2
UnkillableStepTimeout=600
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerParameters=sched_interval=2,bf_interval=2,batch_sched_delay=1,sched_min_interval=100000
NodeName=n[1-$nodes] NodeHostname=$host NodeAddr=127.0.0.1 Port=[$((port + 1))-$((port + nodes))] CPUs=$cpus State=UNKNOWN
PartitionName=viz Nodes=n[1-$nodes] Default=YES MaxTime=INFINITE State=UP
END

start_controller
node=0
while [ "$node" -lt "$nodes" ]; do
    node=$((node + 1))
    mkdir -p "$here/n$node"
    slurmd -D -N "n$node" -f "$SLURM_CONF" </dev/null >"$here/slurmd-n$node.out" 2>&1 &
    eval "daemon_n$node=$!"
done
await are_idle
echo ready

while read -r word name; do
    case $word in
    stop-controller)
        kill -TERM "$controller"
        wait "$controller"
        controller=
        ;;
    start-controller)
        start_controller
        await answers
        ;;
    kill-node)
        eval "kill -KILL \"\$daemon_$name\""
        jobs=$(squeue -h -w "$name" -o %i)
        # First those that would still tell the controller.
        for pid in $(processes 'SLURM_CONF=.*'); do
            line=$(tr '\0' ' ' <"/proc/$pid/cmdline")
            for job in $jobs; do
                case $line in "slurmstepd: [$job."*) kill -KILL "$pid" ;; esac
            done
        done
        for pid in $(processes "SLURMD_NODENAME=$name"); do kill -KILL "$pid"; done
        sed -i 's/^SlurmdTimeout=.*/SlurmdTimeout=5/' "$SLURM_CONF"
        scontrol reconfigure
        ;;
    esac 2>/dev/null
    echo 'done'
done
