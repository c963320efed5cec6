#!/bin/sh
# Runs a command, as root, as in a container whose profile refuses namespaces but not a change of
# user: in a root that is not the system's, in which nobody may make a user namespace, and without
# the right to make any other. Nothing outside changes, and nothing is left.
#   no-namespaces.sh COMMAND [ARGUMENT...]
set -eu
exec unshare --mount --propagation private sh -c '
  mount --rbind / /mnt
  here=$(pwd)
  exec chroot /mnt setpriv --bounding-set=-sys_admin --inh-caps=-all -- \
    sh -c "cd \"\$1\" && shift && exec \"\$@\"" sh "$here" "$@"
' sh "$@"
