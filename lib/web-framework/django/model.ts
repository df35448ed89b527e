import type { PythonValue } from "../../config/python-literal";

/** What the stack knows about a Django project, as plain data: the modules seeded beside the project are made of it. */
export interface DjangoModel {
  /** Dotted path of the project's own settings, such as `shop.settings` or `shop.settings.production`. */
  readonly settingsModule: string;
  /** Host names without ports. */
  readonly allowedHosts: readonly string[];
  /** Origins with scheme and, unless it is the scheme's own, port: `https://shop.example.com:8443`. */
  readonly csrfTrustedOrigins: readonly string[];
  /** Whether browsers reach the site by TLS, ended by a proxy that overwrites `X-Forwarded-Proto`. */
  readonly behindTls: boolean;
  /** How long browsers are told to insist on TLS; a project that asks for longer is heard. Unused without TLS. */
  readonly hstsSeconds: number;
  /** The database behind the alias `default`; without one the project's own setting stays. */
  readonly database?: DjangoDatabase;
  /** Absolute path, in the container, of the file with the secret key. */
  readonly secretKeyFile: string;
  /** @default - what the project says */
  readonly staticUrl?: string;
  /** Absolute path of the folder `collectstatic` fills, where the variable `WEBSTACK_STATIC_ROOT` names no other. */
  readonly staticRoot: string;
  /** How long a WSGI server keeps a database connection for the next request. */
  readonly connMaxAgeSeconds: number;
  /** Settings that win over everything else, by their upper-case names. */
  readonly extraSettings?: Readonly<Record<string, PythonValue>>;
}

/** How Django reaches its database. */
export interface DjangoDatabase {
  /** Dotted path of Django's backend, such as `django.db.backends.postgresql`. */
  readonly engine: string;
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  /** Absolute path, in the container, of the file with the password. */
  readonly passwordFile: string;
  /** Entries of Django's `OPTIONS`, added to the project's own if that uses the same product. */
  readonly options?: Readonly<Record<string, PythonValue>>;
}
