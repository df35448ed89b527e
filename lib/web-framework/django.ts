import type { PythonValue } from "../config/python-literal";
import { wholeNumber } from "../container/numbers";
import { checkModule, checkStaticUrl } from "./django/check-names";
import { djangoFiles } from "./django/files";
import type { DjangoModel } from "./django/model";
import { checkDjangoProps } from "./kinds";
import type { PublicSite } from "./public-site";
import type { Application, DatabaseConnection, IWebFrameworkEngine, ReleaseJob, WebFrameworkEngineBindOptions } from "./web-framework-engine";

const SECRET_KEY = "secret-key";
/** Of server and jobs. */
const PLAIN_PYTHON = { PYTHONUNBUFFERED: "1", PYTHONDONTWRITEBYTECODE: "1" };

/** An hour: long enough to be of use, short enough to be taken back. */
const CAUTIOUS_HSTS_SECONDS = 3600;

/** Properties of `Django`. */
export interface DjangoProps {
  /** Name of the project: the Python package that `django-admin startproject` made. */
  readonly project: string;

  /**
   * Module of the project's own settings.
   *
   * @default - `<project>.settings`
   */
  readonly settingsModule?: string;

  /**
   * Whether the project's settings are used as they are. It then reads `SECRET_KEY`, `DATABASE_URL`, `ALLOWED_HOSTS` and
   * `CSRF_TRUSTED_ORIGINS` (comma-separated) from its environment, and `STATIC_ROOT` from `WEBSTACK_STATIC_ROOT`.
   *
   * @default false
   */
  readonly ownSettings?: boolean;

  /**
   * Settings that win over the project's and the library's, by name: `{ TIME_ZONE: "Europe/Vienna" }`. Values are
   * strings, numbers, booleans, null, lists and maps.
   *
   * @default - none
   */
  readonly settings?: { [name: string]: unknown };

  /**
   * Seconds browsers are told to use nothing but TLS, where the site uses TLS. A project's larger value wins.
   *
   * @default 3600
   */
  readonly hstsSeconds?: number;

  /**
   * Path of the static files.
   *
   * @default "/static/"
   */
  readonly staticUrl?: string;

  /**
   * Seconds a database connection is kept open between requests.
   *
   * @default 60
   * @see https://docs.djangoproject.com/en/5.2/ref/databases/#persistent-connections
   */
  readonly connMaxAgeSeconds?: number;

  /**
   * Whether `python manage.py migrate` is part of a release.
   *
   * @default true
   */
  readonly migrate?: boolean;

  /**
   * Whether `python manage.py collectstatic` is part of a release, and the proxy serves what it collects.
   *
   * @default true
   */
  readonly collectstatic?: boolean;
}

/** A Django project, as `django-admin startproject` makes it: nothing in it has to be changed. */
export class Django implements IWebFrameworkEngine {
  private readonly settingsModule: string;

  public constructor(private readonly props: DjangoProps) {
    checkDjangoProps(props);
    this.settingsModule = props.settingsModule ?? `${props.project}.settings`;
    checkModule("project", props.project);
    checkModule("settingsModule", this.settingsModule);
    for (const prop of ["hstsSeconds", "connMaxAgeSeconds"] as const) wholeNumber(`${prop}' of 'Django`, props[prop] ?? 0, { atLeast: 0 });
    checkStaticUrl(this.staticUrl);
    djangoFiles(this.model({ site: NOWHERE, secretsPath: "", staticPath: "", filesPath: "" }));
  }

  public bind(options: WebFrameworkEngineBindOptions): Application {
    const { ownSettings, migrate = true, collectstatic = true } = this.props;
    return {
      wsgi: "webstack_wsgi:application",
      asgi: "webstack_asgi:application",
      // It keeps a body whole before it looks for files in it.
      asgiUploadCopies: 2,
      environment: { ...PLAIN_PYTHON, ...(ownSettings ? this.variables(options) : { DJANGO_SETTINGS_MODULE: "webstack_settings" }) },
      files: djangoFiles(this.model(options)),
      generatedSecrets: [SECRET_KEY],
      secretVariables: { SECRET_KEY },
      releaseJobs: [
        this.check(options),
        ...(migrate && options.database ? [MIGRATE] : []),
        ...(collectstatic ? [COLLECTSTATIC] : []),
      ],
      // The log-in comes before the project is set up, and Django warns of that.
      databaseJobRunner: ["python", "-W", "ignore:Accessing the database", "-m", "webstack_job", "--database", "--lock", options.filesPath, "--"],
      staticUrlPath: collectstatic ? this.staticUrl : undefined,
      readyPath: "/-/ready",
      livePath: "/-/live",
    };
  }

  private get staticUrl(): string {
    return this.props.staticUrl ?? "/static/";
  }

  /** Without TLS the security warnings are true, so they are printed and stop nothing. */
  private check({ site }: WebFrameworkEngineBindOptions): ReleaseJob {
    return { name: "check", command: ["python", "-c", checkProgram(site.behindTls ? "WARNING" : "ERROR")], usesDatabase: false };
  }

  private variables({ site, secretsPath }: WebFrameworkEngineBindOptions): { [name: string]: string } {
    return {
      DJANGO_SETTINGS_MODULE: this.settingsModule,
      SECRET_KEY_FILE: `${secretsPath}/${SECRET_KEY}/value`,
      ALLOWED_HOSTS: hosts(site).join(","),
      CSRF_TRUSTED_ORIGINS: site.origins.join(","),
    };
  }

  private model({ site, database, secretsPath, staticPath }: WebFrameworkEngineBindOptions): DjangoModel {
    return {
      settingsModule: this.settingsModule,
      allowedHosts: hosts(site),
      csrfTrustedOrigins: site.origins,
      behindTls: site.behindTls,
      hstsSeconds: this.props.hstsSeconds ?? CAUTIOUS_HSTS_SECONDS,
      database: database && { ...backend(database), ...place(database) },
      secretKeyFile: `${secretsPath}/${SECRET_KEY}/value`,
      staticUrl: this.staticUrl,
      staticRoot: staticPath,
      connMaxAgeSeconds: this.props.connMaxAgeSeconds ?? 60,
      extraSettings: this.props.settings as { [name: string]: PythonValue } | undefined,
    };
  }
}

/** `manage.py check`, and its part for deployments, without starting Python twice. */
function checkProgram(securityFailLevel: string): string {
  return [
    "import django",
    "from django.core.management import call_command",
    "django.setup()",
    'call_command("check", fail_level="ERROR")',
    `call_command("check", deploy=True, tags=["security"], fail_level="${securityFailLevel}")`,
  ].join("\n");
}

const DJANGO = ["python", "-m", "django"];
const MIGRATE: ReleaseJob = { name: "migrate", command: [...DJANGO, "migrate", "--noinput"], schemaCheck: ["python", "-m", "webstack_schema"] };

const COLLECTSTATIC: ReleaseJob = {
  name: "collectstatic",
  command: ["sh", "-euc", "python -m django collectstatic --noinput -v0; python -m webstack_release"],
  collectsStaticFiles: true,
};

const NOWHERE: PublicSite = { serverNames: [], origins: [], behindTls: false };

/** Django spells "every name below" with a leading dot. */
function hosts({ serverNames }: PublicSite): string[] {
  return serverNames.map((name) => name.replace(/^[*](?=[.])/, ""));
}

function backend({ scheme }: DatabaseConnection): { engine: string } {
  const backends: { [scheme: string]: string } = {
    postgresql: "django.db.backends.postgresql",
    mysql: "django.db.backends.mysql",
  };
  const engine = backends[scheme];
  if (engine === undefined) {
    throw new Error(`Django has no backend for a '${scheme}' database; give one of ${Object.keys(backends).join(", ")}`);
  }
  return { engine };
}

function place({ hostname, port, databaseName, userName, passwordFile, urlParameters }: DatabaseConnection) {
  return { host: hostname, port, name: databaseName, user: userName, passwordFile, options: urlParameters };
}
