/**
 * Shell text that prints the password in a file, but for newlines at its end, as it has to stand between the quotes of
 * an SQL string and of an option file: both know these escapes.
 *
 * @see https://dev.mysql.com/doc/refman/9.7/en/option-files.html
 */
export function escapedPassword(file: string): string {
  return String.raw`LC_ALL=C sed -z 's/\n*$//; s/[\\"'"'"']/\\&/g; s/\n/\\n/g' ${file}`;
}
