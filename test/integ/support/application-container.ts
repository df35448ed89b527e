import { containers } from "./docker";
import { inApplication } from "./inside";

/** Names of the running containers of one `AppServer`, by its path below the stack. */
export function applicationContainers(stack: string, server = "AppServer"): string[] {
  return containers({ stack, construct: server, role: "service" });
}

/** The value of a variable in the environment that an application's server has. */
export function variableOf(container: string, name: string): string | undefined {
  const script = "import json, os, sys; print(json.dumps(os.environ.get(sys.argv[1])))";
  return (JSON.parse(inApplication(container, "python", "-c", script, name)) as string | null) ?? undefined;
}
