import { debianAsRoot, installPackages } from "./debian";

/** Something of the system that is not there. */
export interface Missing {
  /** At the beginning of a sentence: `Docker Compose v2`. */
  readonly what: string;
  /** Packages of Debian and Ubuntu that bring it. */
  readonly packages: readonly string[];
  /** How a person installs it. @default - these packages, by apt-get */
  readonly how?: string;
}

/** How to speak with whoever started this. */
export interface Asking {
  /** Gets one line of progress at a time. */
  say(line: string): void;
  /** Asks the person at the terminal; without one the answer is yes. @default - nobody is asked */
  confirm?(question: string): Promise<boolean>;
}

/**
 * Installs what is missing: with a terminal after a question, without one after saying so.
 *
 * Throws one sentence that says how to install it where that is not wanted, or cannot be done here.
 */
export async function installMissing(missing: Missing, asking: Asking, install = installPackages): Promise<void> {
  await permitInstall(missing, asking, debianAsRoot());
  await install(missing.packages);
}

/**
 * The same without the installation.
 *
 * @param unable why it cannot be done here, as half a sentence
 */
export async function permitInstall({ what, packages, how }: Missing, { say, confirm }: Asking, unable?: string): Promise<void> {
  const yourself = `install it: ${how ?? `apt-get install ${packages.join(" ")}`}`;
  const wish = installWish();
  if (wish === "no") throw new Error(`${what} is missing, and WEBSTACK_INSTALL=no forbids to install it; ${yourself}`);
  if (unable !== undefined) throw new Error(`${what} is missing, and cannot be installed here: ${unable}; ${yourself}`);
  const todo = `install ${what} (${packages.join(", ")})`;
  if (wish !== "yes" && confirm !== undefined && !(await confirm(`May I ${todo}?`))) throw new Error(`${what} is missing; ${yourself}`);
  say(`I ${todo}`);
}

/** What the person who started this thinks of installing. */
export function installWish(environment: NodeJS.ProcessEnv = process.env): "yes" | "no" | undefined {
  const given = environment.WEBSTACK_INSTALL || undefined;
  if (given === undefined || given === "yes" || given === "no") return given;
  throw new Error(`WEBSTACK_INSTALL must be 'yes', which installs without a question, or 'no', which installs nothing, got '${given}'`);
}
