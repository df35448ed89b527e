import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Image } from "@cdktf/provider-docker/lib/image";
import type { Network } from "@cdktf/provider-docker/lib/network";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ContainerImage } from "../container/container-image";
import { mirroredName } from "../container/image-mirror";
import { checkKinds } from "../container/kinds";
import { wholeNumber } from "../container/numbers";
import { RemovalPolicy } from "../container/removal-policy";
import { resolveResources } from "../container/resources";
import { requireSecret, Secret } from "../container/secret";
import { at } from "../private/at";
import { type ContainerDefinition, defineContainer, RESTART } from "../private/docker-container";
import { defineImage, defineNetwork, defineVolume, imageIdentity, imageMirror, networkName } from "../private/docker-parts";
import type { HashedContainer } from "../private/hashed-container";
import { claimName, hostName } from "../private/names";
import { defineJob } from "../rollout/job";
import { SecretVolumes } from "../rollout/secret-volumes";
import { checkExternal } from "./check-external";
import { type DataGuard, guardData } from "./data-guard";
import type { DatabaseServer, IDatabaseEngine } from "./database-engine";
import { checkDatabaseName, checkVolumeName } from "./database-names";
import type { DatabaseProps } from "./database-props";
import type { ExternalDatabaseProps } from "./external-database";
import type { IDatabase } from "./i-database";
import { DATABASE } from "./kinds";
import { Postgres } from "./postgres";

const START_TIMEOUT_SECONDS = 300;

type ServerPart = Pick<ContainerDefinition, "resources" | "networks" | "hashMarks" | "settings" | "dependsOn" | "preconditions">;

/** A database server with its data, its passwords and a network that only its applications join. */
export class Database extends Construct implements IDatabase {
  /** A database that somebody else runs. */
  public static external(props: ExternalDatabaseProps): IDatabase {
    return { ...props, ...checkExternal(props), dependables: [] };
  }

  public readonly scheme: string;
  public readonly urlParameters?: { [name: string]: string };
  public readonly hostname: string;
  public readonly port: number;
  public readonly databaseName: string;
  public readonly userName: string;
  public readonly password: Secret;
  public readonly networkName?: string;
  public readonly dependables: ITerraformDependable[];
  public readonly maxConnections?: number;
  public readonly statementTimeoutSeconds?: number;

  /** Name of the Docker volume that holds the data. */
  public readonly volumeName: string;

  /** The server's image. */
  public readonly image: Image;

  /** The network of the server and its applications; nothing on it reaches the outside. Always there. */
  public readonly network?: Network;

  /** The server. */
  public readonly container: Container;

  /** The job that makes user, database and extensions. */
  public readonly provisionJob: Container;

  /** @internal what the engine answered */
  public readonly _server: DatabaseServer;

  private readonly server: HashedContainer;
  private readonly secrets: SecretVolumes;

  public constructor(scope: Construct, id: string, props: DatabaseProps = {}) {
    super(scope, id);
    at(this, () => checkKinds("", props, DATABASE));
    const engine: IDatabaseEngine = props.engine ?? new Postgres();
    const resources = at(this, () => resolveResources(props.resources, { memoryMiB: 512, cpus: 1 }, engine.minimumMemoryMiB));
    this.scheme = engine.scheme;
    this.urlParameters = engine.urlParameters;
    this.port = engine.port;
    this.databaseName = at(this, () => checkDatabaseName("databaseName", props.databaseName ?? "app", engine.reservedNames));
    this.userName = at(this, () => checkDatabaseName("userName", props.userName ?? this.databaseName, engine.reservedNames));
    this.hostname = hostName(this);
    this.volumeName = at(this, () => checkVolumeName(props.volumeName ?? hostName(this, "data")));
    // Two servers on the same files destroy them.
    at(this, () => claimName(this, this.volumeName, "data"));
    this.networkName = networkName(this, "Network", true);
    const image = props.image ?? ContainerImage.fromRegistry(mirroredName(engine.imageName, imageMirror(this)));
    this.image = defineImage(this, "Image", image);
    const waitSeconds = at(this, () => wholeNumber("startTimeoutSeconds", props.startTimeoutSeconds ?? START_TIMEOUT_SECONDS, { atLeast: 1, atMost: 1000 }));
    const network = defineNetwork(this, "Network", { internal: true });
    this.network = network;
    this.secrets = at(this, () => this.makeSecrets(props));
    this.password = this.secrets.get("password").secret;
    const bind = (hostname: string): DatabaseServer =>
      engine.bind({
        ...resources,
        administratorPasswordFile: this.secrets.get("administrator-password").path,
        passwordFile: this.secrets.get("password").path,
        databaseName: this.databaseName,
        userName: this.userName,
        extensions: props.extensions ?? [],
        hostname,
        waitSeconds,
      });
    const server = at(this, () => bind(this.hostname));
    this._server = server;
    this.maxConnections = server.capacity?.connections;
    this.statementTimeoutSeconds = server.capacity?.statementTimeoutSeconds;
    const volume = props.removalPolicy === RemovalPolicy.DESTROY ? [defineVolume(this, "Volume", this.volumeName)] : [];
    const guard = guardData(this, { image: this.image.imageId, server, volumeName: this.volumeName, dependsOn: volume });
    this.server = this.makeServer(server, {
      resources,
      networks: [{ id: network.id, aliases: [this.hostname] }],
      hashMarks: { alias: this.hostname, imageIdentity: imageIdentity(this, image) },
      settings: { restart: RESTART, wait: true, waitTimeout: waitSeconds },
      dependsOn: [...this.secrets.dependables, ...volume, ...guard.dependables],
      preconditions: guard.preconditions,
    });
    this.container = this.server;
    this.provisionJob = this.makeProvisionJob(() => bind(this.freshHostname ?? this.hostname), network, guard);
    this.dependables = [...this.secrets.dependables, this.provisionJob];
  }

  public get freshHostname(): string | undefined {
    return `${this.hostname}-${this.server.configHash}`;
  }

  private makeSecrets(props: DatabaseProps): SecretVolumes {
    const secrets = {
      "administrator-password": props.administratorPassword ?? Secret.generated(),
      password: requireSecret("password", props.password ?? Secret.generated()),
    };
    return new SecretVolumes(this, { secrets, volumePrefix: this.volumeName, removalPolicy: props.removalPolicy });
  }

  private makeServer(server: DatabaseServer, rest: ServerPart): HashedContainer {
    const administrator = this.secrets.get("administrator-password");
    return defineContainer(this, "Resource", {
      name: this.hostname,
      role: "service",
      image: this.image.imageId,
      spec: server.container,
      ...rest,
      mounts: [{ source: this.volumeName, target: server.dataPath, writable: true }, administrator.mount],
      groups: [administrator.groupId],
    });
  }

  private makeProvisionJob(bind: () => DatabaseServer, network: Network, guard: DataGuard): Container {
    const secrets = this.secrets.all();
    return defineJob(this, "Provision", {
      title: "preparing the database",
      name: hostName(this, "provision"),
      image: this.image.imageId,
      spec: () => {
        const { environment, ...provision } = bind().provision;
        // Whoever makes the secrets anew may have changed them.
        return { ...provision, environment: { ...environment, ...(this.secrets.makerName && { SECRETS_MADE_BY: this.secrets.makerName }) } };
      },
      resources: { memoryMiB: 128, cpus: 1 },
      networks: [{ id: network.id }],
      mounts: secrets.map(({ mount }) => mount),
      groups: secrets.map(({ groupId }) => groupId),
      // Without a server it would wait in vain.
      dependsOn: [...this.secrets.dependables, ...guard.dependables],
      createBeforeDestroy: true,
    });
  }
}
