import { Refusal } from "../failure";
import type { Site } from "../site";
import type { StackContainer } from "../stack-folder";
import { toolsImage } from "../tools-image";
import { type Condition, conditionOf } from "./condition";
import { behind, consumersOf, type SecretContainer, secretContainers } from "./consumers";
import { databaseOf, runAction } from "./database-action";
import { rollAtNextDeploy } from "./next-deploy";
import type { StackSecret } from "./stack-secret";
import { VolumeShell } from "./volume-shell";

const FOLDER = "/secret";

/** A server that has just failed to answer is not waited for again. */
const UNDO_SECONDS = 5;

const SET = `
folder=${FOLDER}
lock
cat > $folder/.new
if cmp -s $folder/.new $folder/value; then rm $folder/.new; echo same; exit; fi
keep $folder/.new $1
mv $folder/.new $folder/value
echo changed
`;

const PREPARE = `
folder=${FOLDER}
lock
if [ $2 = random ]; then head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \\n' > $folder/.new; else cat > $folder/.new; fi
if cmp -s $folder/.new $folder/value; then rm $folder/.new; echo same; exit; fi
keep $folder/.new $1
mv $folder/.new $folder/next
`;

const COMMIT = `
folder=${FOLDER}
lock
rotate $1 "$2"
`;

const FORGET = `
folder=${FOLDER}
lock
rm -f $folder/next $folder/previous
`;

/** What came of a change. */
export interface Changed {
  /** Whether the value is another one now. */
  readonly isChanged: boolean;
  /** What the operator does now. */
  readonly advice: readonly string[];
}

/** Changes of one secret on the engine. */
export class SecretChange {
  private readonly shell: VolumeShell;
  private readonly volumes: Readonly<Record<string, string>>;

  public constructor(
    private readonly site: Site,
    private readonly secret: StackSecret,
    /** The stack's folder as the operator types it. */
    private readonly folder: string,
  ) {
    this.shell = new VolumeShell(site.engine, toolsImage(site.stack));
    this.volumes = { [FOLDER]: secret.volume };
  }

  /** Gives the secret a value, which the next deploy brings to its consumers. */
  public async set(value: string): Promise<Changed> {
    return this.alone(async () => {
      const isChanged = (await this.run(SET, [this.secret.groupId], value)) === "changed";
      // Whoever set it may have been interrupted before its consumers were seen to.
      const advice = isChanged || (await this.behind()).length > 0 ? await this.roll() : [];
      return { isChanged, advice };
    });
  }

  /** Gives it another value, random unless given, and keeps the present one until it is retired. */
  public async rotate(value: () => Promise<string | undefined>): Promise<Changed> {
    const database = await databaseOf(this.site, this.secret);
    const given = await value();
    return this.alone(async () => {
      await this.checkCanRotate(database);
      if ((await this.run(PREPARE, [this.secret.groupId, given === undefined ? "random" : "given"], given)) === "same") return { isChanged: false, advice: [] };
      const user = database === undefined ? "" : await this.makeNextValid(database);
      await this.run(COMMIT, [this.secret.groupId, user]);
      return { isChanged: true, advice: await this.roll() };
    });
  }

  /** Ends the time of the value before; whether there was one, or an interrupted rotation. */
  public async retire(): Promise<boolean> {
    const database = await databaseOf(this.site, this.secret);
    return this.alone(async () => {
      const condition = await this.condition();
      if (!condition.hasPrevious && !condition.isInterrupted) return false;
      const late = condition.hasPrevious ? await this.behind(condition) : [];
      if (late.length > 0) {
        throw new Refusal(`${late.map((one) => one.name).join(", ")} may still use the value before; ${(await this.roll()).join("; ")}`);
      }
      await this.leaveOnlyPresent(database);
      return true;
    });
  }

  private async checkCanRotate(database: StackContainer | undefined): Promise<void> {
    const { name, kind } = this.secret;
    const condition = await this.condition();
    if (!condition.isThere) {
      throw new Refusal(`'${name}' is not there yet; ${kind === "named" ? `set it by: npx webstack secret set ${this.folder} ${name}` : `deploy '${this.site.stack.id}' first`}`);
    }
    if (condition.hasPrevious) {
      const advice = (await this.behind(condition)).length > 0 ? await this.roll() : [];
      throw new Refusal(`the value before the last rotation of '${name}' is still valid; ${[...advice, "end its time by"].join("; then ")}: npx webstack secret retire ${this.folder} ${name}`);
    }
    if (condition.isInterrupted) await this.leaveOnlyPresent(database);
  }

  private async makeNextValid(database: StackContainer): Promise<string> {
    try {
      return await runAction(this.site, database, "rotate");
    } catch (error) {
      // The server may know the new one already.
      const isUndone = await this.leaveOnlyPresent(database, UNDO_SECONDS).then(() => true, () => false);
      const after = isUndone ? "nothing was changed" : "the present value stays valid, and the next rotation ends this one first";
      throw new Error(`${error instanceof Error ? error.message : String(error)}; ${after}`);
    }
  }

  private async leaveOnlyPresent(database: StackContainer | undefined, waitSeconds?: number): Promise<void> {
    if (database !== undefined) await runAction(this.site, database, "retire", waitSeconds);
    await this.run(FORGET);
  }

  /** Who runs since before the present value. */
  private async behind(condition?: Condition): Promise<SecretContainer[]> {
    const { changed } = condition ?? (await this.condition());
    return changed === undefined ? [] : behind(consumersOf(this.secret.volume, await secretContainers(this.site.engine)), changed);
  }

  private roll(): Promise<string[]> {
    return rollAtNextDeploy(this.site, this.secret);
  }

  private condition(): Promise<Condition> {
    return conditionOf(this.site.engine, this.shell, this.secret);
  }

  private run(script: string, args: readonly string[] = [], input?: string): Promise<string> {
    return this.shell.run({ volumes: this.volumes, script, args, input });
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const taken = (): Error => new Refusal(`somebody else is changing '${this.secret.name}' right now; try again when they are done`);
    return this.shell.alone(this.secret.volume, work, taken);
  }
}
