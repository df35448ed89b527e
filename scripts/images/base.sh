#!/bin/sh
# Makes the image that the recipes beside this file start from: base.sh NAME LABEL
set -eu
name=$1
label=$2
folder=$(mktemp -d)
# A mount that debootstrap leaves behind must not lead the removal to the host's files.
trap 'rm -rf --one-file-system "$folder"' EXIT

# Without keys or gpgv debootstrap would go on and check no signature.
keyrings=${KEYRINGS:-/usr/share/keyrings}
keyring=
for file in "$keyrings/debian-archive-keyring.gpg" "$keyrings/debian-archive-keyring.pgp"; do
  if [ -z "$keyring" ] && [ -r "$file" ]; then keyring=$file; fi
done
if [ -z "$keyring" ]; then
  echo "the public keys of Debian's archive are not in $keyrings, so that no signature of its packages could be checked; install debian-archive-keyring" >&2
  exit 1
fi
if ! command -v gpgv > /dev/null; then
  echo "gpgv is not installed, so that no signature of Debian's packages could be checked; install gpgv" >&2
  exit 1
fi

# Older debootstraps know no "forky"; the script for "sid" serves every release since.
debootstrap --force-check-gpg --keyring="$keyring" --variant=minbase forky "$folder" http://deb.debian.org/debian sid

# The release files of a snapshot or a proxy may be past their date.
echo 'Acquire::Check-Valid-Until "false";' > "$folder/etc/apt/apt.conf.d/99check-valid-until"
# Stops packages from starting their servers inside a build.
printf '#!/bin/sh\nexit 101\n' > "$folder/usr/sbin/policy-rc.d"
chmod 755 "$folder/usr/sbin/policy-rc.d"

tar -C "$folder" --numeric-owner --one-file-system \
  --exclude='./var/cache/apt/archives/*' --exclude='./var/lib/apt/lists/*' -c . \
  | docker import --change "LABEL $label" --change 'CMD ["bash"]' - "$name"
