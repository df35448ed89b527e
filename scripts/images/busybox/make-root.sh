#!/bin/sh
# Lays out a root folder that holds busybox, a link for each of its applets, and the accounts: make-root.sh FOLDER
set -eu
mkdir -p "$1/bin" "$1/dev" "$1/etc" "$1/home" "$1/root" "$1/usr/bin" "$1/var/www" "$1/tmp"
chmod 1777 "$1/tmp"
cp "$(command -v busybox)" "$1/bin/busybox"
for applet in $(busybox --list); do
  [ "$applet" = busybox ] || ln -s busybox "$1/bin/$applet"
done
# Debian's busybox leaves flock out, so the one of util-linux comes along with its libraries.
rm -f "$1/bin/flock"
cp "$(command -v flock)" "$1/bin/flock"
ldd "$1/bin/flock" | grep -o '/[^ ]*' | while read -r library; do
  mkdir -p "$1$(dirname "$library")"
  cp -L "$library" "$1$library"
done
ln -s ../../bin/env "$1/usr/bin/env"
echo 'root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false' > "$1/etc/passwd"
echo 'root:x:0:
daemon:x:1:
tty:x:5:
www-data:x:33:
nobody:x:65534:' > "$1/etc/group"
