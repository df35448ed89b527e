/**
 * The head of a request that a proxy lets through, and that every server takes: what goes beyond is refused by the proxy, in
 * the same words whatever stands behind it.
 */
export const REQUEST_LIMITS = {
  /** Of the first line. Twice what proxies and servers are made with: a link with a long search, or a sign-in by SAML. */
  lineBytes: 16_384,
  /** Of each header: cookies come in one. */
  fieldBytes: 16_384,
  /** A client's headers: with those of the proxy they are the 100 that Granian takes, and Apache and Gunicorn are made with. */
  fields: 90,
  /** Headers that a proxy adds, at most. */
  addedFields: 10,
  /** Of the whole head, for servers that count nothing else: more than Nginx lets through. */
  headBytes: 131_072,
};
