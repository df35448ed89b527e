#!/bin/sh
# Makes the image that the recipes beside this file start from: base.sh NAME LABEL
set -eu
name=$1
label=$2
folder=$(mktemp -d)
# A mount that debootstrap leaves behind must not lead the removal to the host's files.
trap 'rm -rf --one-file-system "$folder"' EXIT

# Older debootstraps know no "forky"; the script for "sid" serves every release since.
debootstrap --variant=minbase forky "$folder" http://deb.debian.org/debian sid

# The release files of a snapshot or a proxy may be past their date.
echo 'Acquire::Check-Valid-Until "false";' > "$folder/etc/apt/apt.conf.d/99check-valid-until"
# Stops packages from starting their servers inside a build.
printf '#!/bin/sh\nexit 101\n' > "$folder/usr/sbin/policy-rc.d"
chmod 755 "$folder/usr/sbin/policy-rc.d"

tar -C "$folder" --numeric-owner --one-file-system \
  --exclude='./var/cache/apt/archives/*' --exclude='./var/lib/apt/lists/*' -c . \
  | docker import --change "LABEL $label" --change 'CMD ["bash"]' - "$name"
