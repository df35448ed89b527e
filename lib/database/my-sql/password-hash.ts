/**
 * Shell text that prints what MariaDB keeps of the password in a file, without newlines at its end: the SHA-1 hash of its
 * SHA-1 hash.
 *
 * @see https://mariadb.com/docs/server/reference/plugins/authentication-plugins/authentication-plugin-mysql_native_password
 */
export function nativePasswordHash(file: string): string {
  const digest = String.raw`sha1sum | tr -d ' \n-' | tr a-f A-F`;
  return String.raw`printf '*'; LC_ALL=C sed -z 's/\n*$//' ${file} | ${digest} | basenc --base16 --decode | ${digest}`;
}
