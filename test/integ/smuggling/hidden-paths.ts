/** Spellings of paths that are nobody's business outside. */
export const HIDDEN_PATHS = [
  "/-/ready", "/-/live", "/-/", "//-/ready", "///-//ready", "/./-/ready", "/x/../-/ready", "/static/../-/ready", "/-/x/../ready",
  "/%2d/ready", "/%2D/ready", "/-%2fready", "/-%2Fready", "/%2f-/ready", "/%2f-%2fready", "/%2e/-/ready", "/x/%2e%2e/-/ready",
  "/x/..%2f-/ready", "/static/..%2f-/ready", "/-/ready/", "/-/ready%2f", "/-/ready;x", "/-/ready?x",
  "/.env", "/.git/config", "/x/.git/config", "//.git/config", "/%2egit/config", "/x%2f.git/config", "/x%2f%2egit/config", "/%0a/.git/config",
  "/.well-known/.env", "/.well-known/../.env", "/.well-knownish", "/static/.hidden", "/static//.hidden", "/static/%2ehidden", "/static/x/../.hidden",
];

/** Spellings that one might take for those paths, and that may reach the application as what they are. */
export const OTHER_PATHS = [
  "/%252d/ready", "/-%252fready", "/-%5cready", "/-\\ready", "/%5c-/ready", "/-;x/ready", "/;/-/ready", "/-/ready%23/../../x", "/-/ready%3f/../../x",
  "/-/ready%00", "/%00/-/ready", "/%0a-/ready", "/-%0a/ready", "/%0d/-/ready", "/%c0%af-/ready", "/-%c0%afready", "/%c0%ae/-/ready", "/%e2%80%90/ready",
  "/%ef%bc%8d/ready", "/%u002d/ready", "/-/../x", "/x/..;/-/ready", "/.well-known/x", "/x?/../-/ready", "/x#/../-/ready",
];
