/** Id below the stack of what keeps the last releases. */
export const RELEASE_RECORD = "WebstackReleases";

/** Label of a job: the command, as JSON, by which a roll-back asks whether a release knows the database's migrations. */
export const SCHEMA_CHECK = "webstack.schema-check";
