/** The file of a secret's volume that holds its value. */
export const VALUE_FILE = "value";

/** The value before the last rotation, there until it is retired. */
export const PREVIOUS_FILE = "previous";

/** User that the value opens a database for, where it changes with the value. */
export const USER_FILE = "user";

/** The value to come, there only in the middle of a rotation. */
export const NEXT_FILE = "next";

/**
 * A rotation is prepared in one folder, becomes valid by the renaming of that folder, and is then moved into place:
 * whoever comes by after a crash finishes the move.
 */
const ROTATED = ".rotated";

/**
 * Functions of every shell script that changes secrets; `folder` is that of the secret.
 *
 * - `lock` waits until nobody else changes it, and finishes what somebody began.
 * - `keep <file> <group>` gives a file its readers.
 * - `rotate <group> <user>` makes the value of `next` the present one and the present one `previous`.
 */
export const SECRET_FUNCTIONS = `
umask 077
lock() {
  exec 9< $folder
  timeout 60 flock 9 || { echo "another job is still making the secret \${1:-}" >&2; exit 1; }
  [ ! -d $folder/${ROTATED} ] || finish
}
keep() {
  chown 0:$2 $1
  chmod 0440 $1
}
rotate() {
  rm -rf $folder/.staged
  mkdir $folder/.staged
  cp $folder/${VALUE_FILE} $folder/.staged/${PREVIOUS_FILE}
  cp $folder/${NEXT_FILE} $folder/.staged/${VALUE_FILE}
  [ -z "$2" ] || printf %s "$2" > $folder/.staged/${USER_FILE}
  for file in $folder/.staged/*; do keep $file $1; done
  sync
  mv $folder/.staged $folder/${ROTATED}
  finish
}
finish() {
  rm -f $folder/${NEXT_FILE}
  # One process moves them all, the name of the user right before what opens the door to it.
  for file in ${PREVIOUS_FILE} ${USER_FILE} ${VALUE_FILE}; do
    [ ! -f $folder/${ROTATED}/$file ] || set -- "$@" $folder/${ROTATED}/$file
  done
  [ $# -eq 0 ] || mv -f "$@" $folder/
  rmdir $folder/${ROTATED}
  touch $folder/${VALUE_FILE}
}
`;

/**
 * The job that makes secrets. Each argument is one: `<name> <group> <kind>`, and of a named one the name its operator
 * knows it by. Written beside and renamed, so that a secret is there wholly or not at all.
 */
export const MAKE_SECRETS = `${SECRET_FUNCTIONS}
missing=
for entry in "$@"; do
  set -- $entry
  folder=/secrets/$1
  lock $1
  rm -f $folder/.new
  case $3 in
    generated) [ ! -s $folder/${VALUE_FILE} ] || continue; head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > $folder/.new ;;
    host-file) cat /host/$1 > $folder/.new ;;
    plain) eval "printf %s \\"\\$SECRET_$(echo $1 | tr - _)\\"" > $folder/.new ;;
    named)
      [ -s $folder/${VALUE_FILE} ] || { echo "the secret $4 is not there yet; set it by: $SET_COMMAND $4" >&2; missing=$4; }
      continue ;;
  esac
  [ -s $folder/.new ] || { echo "the secret $1 is empty" >&2; exit 1; }
  keep $folder/.new $2
  mv $folder/.new $folder/${VALUE_FILE}
done
[ -z "$missing" ] || exit 1
`;
