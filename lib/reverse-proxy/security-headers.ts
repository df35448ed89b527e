/**
 * What an answer says to browsers where the application says nothing about it, by name.
 *
 * @see https://owasp.org/www-project-secure-headers/ and what Django and the browsers themselves have as defaults
 */
export const SECURITY_HEADERS: { readonly [name: string]: string } = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Frame-Options": "SAMEORIGIN",
};
