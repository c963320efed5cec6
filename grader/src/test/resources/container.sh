#!/bin/sh
# Runs a command, as root, in an imitation of the container that a platform starts for a submission:
# a root of its own with the system's programs and one folder, other processes out of sight, no right
# to make a namespace, and limits of memory and processor where control groups can be had (what can't
# is said). apt-get only notes what it was asked for, in apt.log of that folder. Nothing is left.
#   container.sh FOLDER PLACE MEGABYTES PERCENT COMMAND [ARGUMENT...]
# FOLDER is seen as PLACE, where the command starts.
set -eu
group=container-$$
groups=
limit() { # CONTROLLER FILE=VALUE...
  base=/sys/fs/cgroup/$1
  [ -d "$base" ] || base=/sys/fs/cgroup
  if [ -e "$base/cgroup.controllers" ]; then
    echo "+$1" >"$base/cgroup.subtree_control" || return 1
  fi
  mkdir -p "$base/$group" || return 1
  groups="$groups $base/$group"
  name=$1
  shift
  for setting in "$@"; do
    [ ! -e "$base/$group/${setting%%=*}" ] || echo "${setting#*=}" >"$base/$group/${setting%%=*}" || return 1
  done
  echo $$ >"$base/$group/cgroup.procs" || return 1
}
end() {
  for each in $groups; do
    parent=$(dirname "$each")
    echo $$ >"$parent/cgroup.procs" && rmdir "$each" || true
  done
}
trap end EXIT
folder=$1 place=$2
limit memory memory.limit_in_bytes="$3M" memory.max="$3M" memory.swap.max=0 2>/dev/null ||
  echo "container.sh: memory is not limited here" >&2
limit cpu cpu.cfs_period_us=100000 cpu.cfs_quota_us="${4}000" cpu.max="${4}000 100000" 2>/dev/null ||
  echo "container.sh: the processor is not limited here" >&2
shift 4
java=$(dirname "$(dirname "$(readlink -f "$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")")")")
unshare --mount --pid --fork --propagation private sh -c '
  set -eu
  folder=$1 place=$2 java=$3 root=/mnt
  shift 3
  mount -t tmpfs -o mode=755 root "$root"
  show() {
    mkdir -p "$root$1"
    mount --rbind "$1" "$root$1"
  }
  for each in /bin /sbin /lib /lib32 /lib64 /usr /etc; do
    if [ -h "$each" ]; then cp -P "$each" "$root$each"; elif [ -d "$each" ]; then show "$each"; fi
  done
  case $java in /usr/*) ;; *) show "$java" ;; esac
  show /sys/fs/cgroup
  mkdir -p "$root/proc" "$root/dev/shm" "$root/tmp" "$root/var/tmp" "$root/run/lock" "$root/root" "$root/stub" "$root$place"
  chmod 1777 "$root/dev/shm" "$root/tmp" "$root/var/tmp" "$root/run/lock"
  chmod 700 "$root/root"
  mount -t proc proc "$root/proc"
  for each in null zero full random urandom tty; do
    : >"$root/dev/$each"
    mount --bind "/dev/$each" "$root/dev/$each"
  done
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s /proc/self/fd/1 "$root/dev/stdout"
  printf "#!/bin/sh\necho \"\$*\" >>%s/apt.log\n" "$place" >"$root/stub/apt-get"
  chmod 755 "$root/stub/apt-get"
  mount --bind "$folder" "$root$place"
  exec env -i "PATH=/stub:$java/bin:/usr/sbin:/usr/bin:/sbin:/bin" HOME=/root "JAVA_HOME=$java" \
    chroot "$root" setpriv --bounding-set=-sys_admin --inh-caps=-all -- \
    sh -c "cd \"\$1\" && shift && exec \"\$@\"" sh "$place" "$@"
' sh "$folder" "$place" "$java" "$@"
