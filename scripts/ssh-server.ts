import { isInstalled } from "../cli/process";
import { debianAsRoot } from "./debian";
import { installMissing } from "./install";
import { confirm, say } from "./say";

/** What the test with a Docker host far away needs; where it cannot be had, that test says why it is skipped. */
export async function ensureSshServer(): Promise<void> {
  if (isInstalled("sshd", `${process.env.PATH}:/usr/sbin`) || debianAsRoot() !== undefined) return;
  const what = "an SSH server, which starts by itself where systemd runs, for the test with a far Docker host,";
  try {
    await installMissing({ what, packages: ["openssh-server", "openssh-client", "iproute2"] }, { say, confirm });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}
