import { bad, type Finding, good } from "./check";

/** The oldest engine the library's stacks were run on. */
const OLDEST = [20, 10] as const;

/** Whether an engine's version, such as `28.5.2` or `20.10.24+dfsg1`, is new enough. */
export function engineVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map((part) => parseInt(part, 10));
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  if (isOld) return bad("engine", `Docker Engine ${version} is too old: ${OLDEST.join(".")} or newer is needed; upgrade the package docker-ce or docker.io on that host`);
  return good("engine", `Docker Engine ${version}`);
}
