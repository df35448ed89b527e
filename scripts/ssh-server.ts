import { isInstalled } from "../cli/process";
import { debianAsRoot, installPackages } from "./debian";
import { confirm, say } from "./say";

/** What the test with a Docker host far away needs; where it cannot be had, that test says why it is skipped. */
export async function ensureSshServer(): Promise<void> {
  if (isInstalled("sshd", `${process.env.PATH}:/usr/sbin`) || debianAsRoot() !== undefined) return;
  if (!(await confirm("Install Debian's openssh-server, which starts by itself where systemd runs, for the test with a far Docker host?"))) return;
  say("installing openssh-server");
  await installPackages(["openssh-server", "openssh-client", "iproute2"]);
}
