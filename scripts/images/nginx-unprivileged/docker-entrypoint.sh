#!/bin/sh
# Runs the hooks of /docker-entrypoint.d before a server starts, then becomes the command.
set -eu
case "${1-}" in
  nginx | nginx-debug)
    for hook in /docker-entrypoint.d/*; do
      case "$hook" in
        *.envsh) . "$hook" ;;
        *.sh) "$hook" ;;
      esac
    done
    ;;
esac
exec "$@"
