import type { Secret } from "../container/secret";
import { type SecretVariable, secretWrapperScript } from "../container/wrapper-script";
import type { IDatabase } from "../database/i-database";
import { kebab } from "../private/names";
import type { SecretVolumes } from "../rollout/secret-volumes";
import type { FileTexts } from "../rollout/seeded-files";
import { DATABASE_PASSWORD } from "./check-props";
import type { Application } from "./web-framework-engine";

export const SECRETS_PATH = "/run/secrets";

/** Variable that the address of the database is found in, its password included. */
export const DATABASE_URL = "DATABASE_URL";

const THROW_AWAY = "throw-away";
const THROW_AWAY_FILE = "throw-away";
const THROW_AWAY_URL_FILE = "throw-away-url";

/** In memory: the wrapper writes it, because the password is known only in the container. */
const DATABASE_URL_FILE = "/tmp/webstack-database-url";

export interface AppSecretsProps {
  readonly application: () => Application;
  readonly volumes: SecretVolumes;
  readonly database?: IDatabase;
  readonly environment?: { [name: string]: string };
  /** The user's own secrets, by the variable they are found in. */
  readonly own: { readonly [name: string]: Secret };
  /** Variables that the program does not get: it finds what they would hold in a file. */
  readonly asFilesOnly: readonly string[];
}

/** How an application finds its secrets. */
export class AppSecrets {
  private readonly own: string[];

  public constructor(private readonly props: AppSecretsProps) {
    this.own = Object.keys(props.own);
  }

  /** Where the secrets are, for a program that may read them. */
  public paths(): { [name: string]: string } {
    const { volumes } = this.props;
    return {
      ...Object.fromEntries(this.own.map((name) => [`${name}_FILE`, volumes.get(name).path])),
      ...Object.fromEntries(this.made.filter(({ name }) => this.isFileOnly(name)).map(({ name, file }) => [`${name}_FILE`, file])),
      // Whoever makes the secrets anew may have changed them.
      ...(volumes.makerName && { SECRETS_MADE_BY: volumes.makerName }),
    };
  }

  /** For a program that may read none: where it insists on one, it gets one that opens nothing. */
  public throwAways(filesFolder: string): { [name: string]: string } {
    const { database } = this.props;
    const file = (name: string, path: string): [string, string] => [`${name}_FILE`, `${filesFolder}/${path}`];
    const inFile = (name: string): boolean => this.isFileOnly(name);
    const names = [...Object.keys(this.props.application().secretVariables ?? {}), ...this.own];
    return {
      ...Object.fromEntries(names.map((name) => (inFile(name) ? file(name, THROW_AWAY_FILE) : [name, THROW_AWAY]))),
      ...(database && Object.fromEntries([inFile(DATABASE_URL) ? file(DATABASE_URL, THROW_AWAY_URL_FILE) : [DATABASE_URL, this.throwAwayUrl(database)]])),
      WEBSTACK_THROWAWAY_KEY: "1",
    };
  }

  /** Files for such programs. */
  public get throwAwayFiles(): FileTexts {
    const { asFilesOnly, database } = this.props;
    return {
      ...(asFilesOnly.some((name) => name !== DATABASE_URL) && { [THROW_AWAY_FILE]: THROW_AWAY }),
      ...(database && this.isFileOnly(DATABASE_URL) && { [THROW_AWAY_URL_FILE]: this.throwAwayUrl(database) }),
    };
  }

  /** Script that hands the secrets to a program. */
  public wrapper(): string {
    const { database, volumes } = this.props;
    const own = this.own.map((name) => ({ name, file: volumes.get(name).path }));
    return secretWrapperScript({
      variables: [...own, ...this.made].filter(({ name }) => !this.isFileOnly(name)),
      databaseUrl: database && {
        scheme: this.scheme(database),
        host: database.hostname,
        port: database.port,
        name: database.databaseName,
        user: database.userName,
        passwordFile: volumes.get(DATABASE_PASSWORD).path,
        query: database.urlParameters,
        file: this.isFileOnly(DATABASE_URL) ? DATABASE_URL_FILE : undefined,
      },
    });
  }

  /** The framework's own, by the variable they are found in, where the user does not set that variable. */
  private get made(): SecretVariable[] {
    const { application, environment = {} } = this.props;
    return Object.entries(application().secretVariables ?? {})
      .filter(([name]) => !this.own.includes(name) && !Object.hasOwn(environment, name))
      .map(([name, secret]) => ({ name, file: `${SECRETS_PATH}/${secret}/value` }));
  }

  /** One secret may be in several variables: that of Flask is in two. */
  private isFileOnly(variable: string): boolean {
    const { asFilesOnly, application } = this.props;
    const secret = application().secretVariables?.[variable];
    return asFilesOnly.includes(variable) || (secret !== undefined && asFilesOnly.some((name) => kebab(name) === secret));
  }

  private scheme({ scheme }: IDatabase): string {
    return this.props.application().databaseUrlScheme ?? scheme;
  }

  private throwAwayUrl(database: IDatabase): string {
    return `${this.scheme(database)}://nobody:${THROW_AWAY}@127.0.0.1:${database.port}/nothing`;
  }
}
