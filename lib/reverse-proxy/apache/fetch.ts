/** Asks the address that comes behind it, prints the answer and fails unless that is a 200: the image has neither curl nor wget. */
export const FETCH_COMMAND = ["timeout", "2", "bash", "-c", script(), "fetch"];

function script(): string {
  return [
    "set -eu",
    'rest="$1/"; rest="${rest#http://}"; server="${rest%%/*}"; path="/${rest#*/}"; path="${path%/}"',
    'host="${server%:*}"; port="${server##*:}"; [ "$port" != "$server" ] || port=80',
    'exec 3<> "/dev/tcp/$host/$port"',
    'printf "GET %s HTTP/1.0\\r\\nHost: %s\\r\\nConnection: close\\r\\n\\r\\n" "${path:-/}" "$server" >&3',
    "read -r _ status _ <&3",
    '[ "$status" = 200 ] || { echo "answered $status" >&2; exit 1; }',
    'while read -r line <&3; do [ -n "${line%$\'\\r\'}" ] || break; done',
    "cat <&3",
  ].join("\n");
}
