import type { Image } from "@cdktf/provider-docker/lib/image";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { ContainerSpec } from "../container/container-spec";
import type { Secret } from "../container/secret";
import type { IDatabase } from "../database/i-database";
import type { Mount, NetworkAttachment } from "../private/docker-container";
import { lookUpNetwork } from "../private/docker-parts";
import type { OwnedVolume } from "../rollout/owned-volume";
import type { SecretVolumes } from "../rollout/secret-volumes";
import { type FileTexts, SeededFiles } from "../rollout/seeded-files";
import { AppSecrets } from "./app-secrets";
import type { Application } from "./web-framework-engine";

export const FILES_PATH = "/webstack";
export const STATIC_PATH = "/srv/static";

const WITH_SECRETS = "with-secrets.sh";
const WITHOUT_SECRETS = "without-secrets.sh";

/** The image may have a Python path of its own; the files laid beside the project come first. */
const PYTHON_PATH = 'export PYTHONPATH="$WEBSTACK_FILES${PYTHONPATH:+:$PYTHONPATH}"\n';

export interface AppContainerProps {
  readonly application: () => Application;
  readonly release: () => string;
  readonly image: Image;
  readonly user: string;
  readonly secrets: SecretVolumes;
  readonly staticVolume?: OwnedVolume;
  readonly database?: IDatabase;
  readonly environment?: { [name: string]: string };
  /** The user's own secrets, by the variable they are found in. */
  readonly own: { readonly [name: string]: Secret };
  readonly secretsAsFilesOnly?: string[];
}

interface Known {
  readonly application: Application;
  environment?: { [name: string]: string };
  texts?: FileTexts;
}

/** What the server and the release jobs of an application have in common. */
export class AppContainer {
  public readonly dependables: ITerraformDependable[];
  /** Id of the image. */
  public readonly image: string;
  private readonly files: SeededFiles;
  private readonly secrets: AppSecrets;
  private cached?: Known;
  private networks?: NetworkAttachment[];

  public constructor(
    private readonly scope: Construct,
    private readonly props: AppContainerProps,
  ) {
    this.image = props.image.imageId;
    this.secrets = new AppSecrets({ ...props, volumes: props.secrets, asFilesOnly: props.secretsAsFilesOnly ?? [] });
    this.files = new SeededFiles(scope, () => this.texts());
    this.dependables = [
      props.image,
      ...this.files.dependables,
      ...props.secrets.dependables,
      ...(props.staticVolume?.dependables ?? []),
      ...(props.database?.dependables ?? []).filter((dependable) => this.isOfThisStack(dependable)),
    ];
  }

  /** A command of the application, with every secret it may read. */
  public withSecrets(spec: ContainerSpec): ContainerSpec {
    return {
      ...spec,
      entrypoint: ["/bin/sh", `${this.files.folder}/${WITH_SECRETS}`],
      environment: {
        ...this.environment(),
        ...spec.environment,
        ...this.secrets.paths(),
      },
      user: this.props.user,
      init: true,
    };
  }

  /** A command of the application that gets no secret: programs that insist on a value get one that opens nothing. */
  public withoutSecrets(spec: ContainerSpec): ContainerSpec {
    return {
      ...spec,
      entrypoint: ["/bin/sh", `${this.files.folder}/${WITHOUT_SECRETS}`],
      environment: {
        ...this.environment(),
        ...this.secrets.throwAways(this.files.folder),
        ...spec.environment,
      },
      user: this.props.user,
      init: true,
    };
  }

  public get secretMounts(): Mount[] {
    return this.props.secrets.all().map(({ mount }) => mount);
  }

  public get secretGroups(): number[] {
    return this.props.secrets.all().map(({ groupId }) => groupId);
  }

  public get filesMount(): Mount {
    return this.files.mount;
  }

  public staticMount(writable: boolean): Mount[] {
    const { staticVolume } = this.props;
    return staticVolume ? [{ source: staticVolume.name, target: STATIC_PATH, writable }] : [];
  }

  public get hasDatabase(): boolean {
    return this.props.database !== undefined;
  }

  /** The database's network: by id, or looked up when another stack made it. */
  public get databaseNetwork(): NetworkAttachment[] {
    return (this.networks ??= this.findDatabaseNetwork());
  }

  /** Set for a database of this stack alone: that of another one is not replaced in the same apply. */
  public get databaseWaitHost(): string | undefined {
    const { database } = this.props;
    return database?.network && this.isOfThisStack(database.network) ? database.freshHostname : undefined;
  }

  /** Made once for each answer of the framework: every container of the application asks, several times. */
  private get known(): Known {
    const application = this.props.application();
    if (this.cached?.application !== application) this.cached = { application };
    return this.cached;
  }

  private environment(): { [name: string]: string } {
    return (this.known.environment ??= {
      ...this.props.application().environment,
      ...this.props.environment,
      WEBSTACK_FILES: this.files.folder,
      WEBSTACK_RELEASE: this.props.release(),
      WEBSTACK_STATIC_ROOT: `${STATIC_PATH}/${this.props.release()}`,
    });
  }

  private texts(): FileTexts {
    return (this.known.texts ??= {
      ...this.props.application().files,
      ...this.secrets.throwAwayFiles,
      [WITH_SECRETS]: PYTHON_PATH + this.secrets.wrapper(),
      [WITHOUT_SECRETS]: `${PYTHON_PATH}exec "$@"\n`,
    });
  }

  private findDatabaseNetwork(): NetworkAttachment[] {
    const { database } = this.props;
    if (database?.networkName === undefined) return [];
    if (database.network && this.isOfThisStack(database.network)) return [{ id: database.network.id }];
    return [{ id: lookUpNetwork(this.scope, database.networkName, database.network).id }];
  }

  private isOfThisStack(dependable: ITerraformDependable): boolean {
    const stack = "cdktfStack" in dependable ? dependable.cdktfStack : undefined;
    return stack === undefined || stack === TerraformStack.of(this.scope);
  }
}
