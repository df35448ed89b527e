/*
 * Every expression that the library writes into a stack, beside references to resources. A roll-back evaluates these and
 * no others, see cli/releases/accept.
 */

/** A single dollar sign, for the place where an escape would be read as part of a reference. */
export const DOLLAR = '${"$"}';

/** Where a container's name carries the time of the plan that made it. */
export const STAMP = '${formatdate("YYYYMMDDhhmmss", plantimestamp())}';

/** Stands beside the stack's file in a roll-back: what is to be recorded in its place. */
export const RECORDED_FILE = "webstack-release.json";

/**
 * What the stack was synthesized to, without the blocks that say where the state and the engine are and how to log in
 * there. Terraform reads it, because a file cannot hold itself.
 */
export const CONFIGURATION =
  `\${sensitive(base64gzip(jsonencode({for key, value in jsondecode(file("\${path.module}/\${fileexists("\${path.module}/${RECORDED_FILE}") ` +
  `? "${RECORDED_FILE}" : "cdk.tf.json"}")) : key => value if !contains(["provider", "terraform"], key)})))}`;

/** Whether the data is what a server wants. */
export function dataFormatIs(reference: string, wanted: string): string {
  return `\${${reference}.output.format == "${wanted}"}`;
}

/** What an exit check says in words. */
export interface ExitWords {
  readonly title: string;
  readonly hint?: string;
}

/**
 * The engine tells the name, and a shell of the machine that deploys reads it: what means something to a shell is taken
 * out, in an expression that is a name to `sh` and `cmd` alike.
 */
const JOB_NAME = '${replace(self.name, "/[^0-9A-Za-z_.-]/", "_")}';

/** As it was before the name was looked at. */
const NAME_AS_IT_IS = "${self.name}";

/** Fails where a job did. Runs in `sh` and in `cmd`. */
export function exitCheck(words: ExitWords): string {
  return check(words, JOB_NAME);
}

const EXIT_CHECK = /^\$\{self\.exit_code == 0 \? "exit 0" : "echo ([\w ./,-]+) failed - .*?\}(?: - ([\w ./,-]+))? && exit /;

/** The words of an exit check, of this version or one before; nothing where the text is no such check. */
export function exitWords(command: string): ExitWords | undefined {
  const [, title, hint] = EXIT_CHECK.exec(command) ?? [];
  if (title === undefined) return undefined;
  const words = { title, hint };
  return [check(words, JOB_NAME), check(words, NAME_AS_IT_IS)].includes(command) ? words : undefined;
}

function check({ title, hint }: ExitWords, name: string): string {
  const failed = `echo ${title} failed - its log: docker logs ${name}${hint === undefined ? "" : ` - ${hint}`} && exit \${self.exit_code}`;
  return `\${self.exit_code == 0 ? "exit 0" : "${failed}"}`;
}
