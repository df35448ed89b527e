import { randomBytes } from "node:crypto";
import type { SiteContainer } from "../containers";
import type { Engine } from "../engine";

/** In an application's container: what its server was started through, so that the command finds the same secrets. */
const WRAPPER = ["sh", "-c", 'exec sh "$WEBSTACK_FILES/with-secrets.sh" "$@"', "sh"];

/** Sends a signal to all that runs with a mark in its environment. Docker itself sends none to what `exec` started. */
const SIGNAL_MARKED = `
for environment in /proc/[0-9]*/environ; do
  if grep -qs "WEBSTACK_EXEC=$1" "$environment"; then
    process=\${environment#/proc/}
    kill -s "$2" "\${process%/environ}"
  fi
done
`;

/** What `docker exec` is given to run a command in a container. */
export function execArguments({ id, release }: SiteContainer, command: readonly string[], { terminal, mark }: { terminal: boolean; mark: string }): string[] {
  const wrapper = release === undefined ? [] : WRAPPER;
  return ["exec", "--interactive", ...(terminal ? ["--tty"] : []), "--env", `WEBSTACK_EXEC=${mark}`, id, ...wrapper, ...command];
}

/** Runs a command in a container with this process's terminal or pipes; gives its exit code. Signals are passed on. */
export async function runInside(engine: Engine, container: SiteContainer, command: readonly string[]): Promise<number> {
  const mark = randomBytes(8).toString("hex");
  const terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY);
  const sent: Promise<unknown>[] = [];
  const code = await engine.attach(execArguments(container, command, { terminal, mark }), (signal) => {
    const send = ["exec", container.id, "sh", "-c", SIGNAL_MARKED, "sh", mark, signal.replace("SIG", "")];
    sent.push(engine.try(send, { deadlineSeconds: 30 }));
  });
  await Promise.all(sent);
  return code;
}
