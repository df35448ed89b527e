import type { Rule } from "../rule";
import { APP_MEMORY } from "./app-memory";
import { BACKUP } from "./backup";
import { BODY_SIZE } from "./body-size";
import { CONNECTIONS } from "./connections";
import { CPUS } from "./cpus";
import { DATABASE_EXPOSURE } from "./database-exposure";
import { DATABASE_MEMORY } from "./database-memory";
import { DRAIN } from "./drain";
import { HOST_PORTS } from "./host-ports";
import { IMAGE_TAGS } from "./image-tags";
import { KEEP_ALIVE_ORDER } from "./keep-alive-order";
import { PLAIN_SECRETS } from "./plain-secrets";
import { REQUEST_TIMEOUTS } from "./request-timeouts";
import { SERVER_NAMES } from "./server-names";
import { SHARED_MEMORY } from "./shared-memory";
import { START_TIME } from "./start-time";
import { STATIC_URL } from "./static-url";
import { STOP_GRACE } from "./stop-grace";
import { TEMPORARY_SPACE } from "./temporary-space";
import { UPLOADS_AT_ONCE } from "./uploads-at-once";
import { VALUE_MEMORY } from "./value-memory";
import { WAITING_JOBS } from "./waiting-jobs";

export { REFUSALS } from "./refusals";

/** In the order of the page. */
export const RULES: readonly Rule[] = [
  CONNECTIONS, REQUEST_TIMEOUTS, STOP_GRACE, DRAIN, KEEP_ALIVE_ORDER, BODY_SIZE, UPLOADS_AT_ONCE,
  TEMPORARY_SPACE, APP_MEMORY, CPUS, DATABASE_MEMORY, VALUE_MEMORY, SHARED_MEMORY, HOST_PORTS, SERVER_NAMES,
  STATIC_URL, IMAGE_TAGS, DATABASE_EXPOSURE, PLAIN_SECRETS, BACKUP, WAITING_JOBS, START_TIME,
];
