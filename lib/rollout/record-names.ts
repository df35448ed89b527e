/** Id below the stack of what keeps the last releases. */
export const RELEASE_RECORD = "WebstackReleases";

/** Stands beside the stack's file in a roll-back: what is to be recorded in its place. */
export const RECORDED_FILE = "webstack-release.json";

/** Label of a job: the command, as JSON, by which a roll-back asks whether a release knows the database's migrations. */
export const SCHEMA_CHECK = "webstack.schema-check";
