import type { Container } from "@cdktf/provider-docker/lib/container";
import type { Image } from "@cdktf/provider-docker/lib/image";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { checkKinds } from "../container/kinds";
import { Secret } from "../container/secret";
import type { IDatabase } from "../database/i-database";
import { at } from "../private/at";
import { defineImage, imageIdentity } from "../private/docker-parts";
import { hostName, shortHash } from "../private/names";
import { type OwnedVolume, ownedVolume } from "../rollout/owned-volume";
import { SecretVolumes } from "../rollout/secret-volumes";
import { AppContainer, FILES_PATH, STATIC_PATH } from "./app-container";
import { SECRETS_PATH } from "./app-secrets";
import { checkFilesOnly, checkProps, DATABASE_PASSWORD, withoutOwn } from "./check-props";
import { connectionTo } from "./database-connection";
import { WEB_FRAMEWORK } from "./kinds";
import type { PublicSite } from "./public-site";
import { checkReleaseJobs, defineReleaseJobs } from "./release-jobs";
import type { Application } from "./web-framework-engine";
import type { WebFrameworkProps } from "./web-framework-props";

const NOT_RUN = "no AppServer runs this WebFramework; give it to one as 'framework'";
const UNKNOWN_SITE: PublicSite = { serverNames: [], origins: [], behindTls: false };

/** A web application: its image, its secrets, the files laid beside it and the jobs of a release. */
export class WebFramework extends Construct {
  /** The application's image. */
  public readonly image: Image;

  /** The jobs of a release, in their order. */
  public readonly releaseJobs: Container[];

  /**
   * The application's database.
   *
   * @default - none
   */
  public readonly database?: IDatabase;

  /** @internal */
  public readonly _props: WebFrameworkProps;

  /** @internal */
  public readonly _container: AppContainer;

  /** @internal */
  public readonly _staticVolume?: OwnedVolume;

  private server?: string;
  private site = UNKNOWN_SITE;
  private cached?: Application;
  private releaseName?: string;

  public constructor(scope: Construct, id: string, props: WebFrameworkProps) {
    super(scope, id);
    at(this, () => checkKinds("", props, WEB_FRAMEWORK));
    this._props = props;
    this.database = props.database;
    at(this, () => checkProps(props));
    const application = this._application;
    at(this, () => checkFilesOnly(props, Object.keys(application.secretVariables ?? {})));
    at(this, () => checkReleaseJobs(props.releaseJobs ?? [], (application.releaseJobs ?? []).map(({ name }) => name)));
    this.image = at(this, () => defineImage(this, "Image", props.image));
    const user = props.user ?? "10001:10001";
    this._staticVolume = application.staticUrlPath === undefined ? undefined : ownedVolume(this, "static", user);
    this._container = new AppContainer(this, {
      database: props.database,
      environment: props.environment,
      own: props.secrets ?? {},
      secretsAsFilesOnly: props.secretsAsFilesOnly,
      user,
      image: this.image,
      application: () => this._application,
      release: () => this.release,
      secrets: at(this, () => this.makeSecrets(application)),
      staticVolume: this._staticVolume,
    });
    this.node.addValidation({ validate: () => (this.server === undefined ? [NOT_RUN] : []) });
    this.releaseJobs = defineReleaseJobs(this, {
      container: this._container,
      own: props.releaseJobs ?? [],
      application: () => this._application,
      memoryMiB: props.jobMemoryMiB ?? 512,
    });
  }

  /** @internal what the framework answers for the site as it is known now */
  public get _application(): Application {
    this.cached ??= at(this, () => this._props.engine.bind(this.bindOptions()));
    return this.cached;
  }

  /** Name of the present release: it changes with the image, the files beside the project, the environment and the user. */
  public get release(): string {
    const application = this._application;
    const { image, environment = {}, user = "" } = this._props;
    this.releaseName ??= shortHash(JSON.stringify([imageIdentity(this, image), application.files ?? {}, environment, user]));
    return this.releaseName;
  }

  /** @internal everything that has to be there before the application may serve */
  public get _dependables(): ITerraformDependable[] {
    return [...this._container.dependables, ...this.releaseJobs];
  }

  /** @internal the names of a site go to one application, so one server runs it */
  public _runBy(serverPath: string): void {
    if (this.server !== undefined) {
      throw new Error(
        `'framework' must be run by one AppServer, got '${this.node.path}', which '${this.server}' runs already; ` +
          "give that one more 'replicas' or its site more 'serverNames', or make another WebFramework",
      );
    }
    this.server = serverPath;
  }

  /** @internal */
  public _serveAs(site: PublicSite): void {
    this.site = site;
    this.cached = undefined;
    this.releaseName = undefined;
  }

  private bindOptions() {
    const { database } = this._props;
    return {
      site: this.site,
      database: database && connectionTo(database),
      secretsPath: SECRETS_PATH,
      staticPath: STATIC_PATH,
      filesPath: FILES_PATH,
    };
  }

  private makeSecrets({ generatedSecrets = [] }: Application): SecretVolumes {
    const { database, secrets = {} } = this._props;
    return new SecretVolumes(this, {
      volumePrefix: hostName(this),
      secrets: {
        ...Object.fromEntries(withoutOwn(generatedSecrets, secrets).map((name) => [name, Secret.generated()])),
        ...(database && { [DATABASE_PASSWORD]: database.password }),
        ...secrets,
      },
    });
  }
}
