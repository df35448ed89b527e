import { pythonAssignments, pythonLiteral, type PythonValue } from "../../config/python-literal";
import { renderDatabaseSettings } from "./database-settings";
import type { DjangoModel } from "./model";

const SETTING_NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * The settings module: the project's own settings, of which only what the stack knows is replaced.
 *
 * A secret whose file is missing is an error. Only a job that sets `WEBSTACK_THROWAWAY_KEY=1` gets a key that is
 * forgotten afterwards, and the modules a server runs refuse to load then.
 */
export function renderSettingsModule(model: DjangoModel): string {
  return [
    renderHead(model),
    renderAddresses(model),
    model.database ? renderDatabaseSettings(model.database, model.connMaxAgeSeconds) : "",
    model.behindTls ? renderTls(model) : "",
    renderStaticFiles(model),
    renderLogging(),
    renderExtra(model.extraSettings ?? {}),
  ].join("");
}

function renderHead(model: DjangoModel): string {
  return `"""The project's own settings, with what the stack knows put in their place."""
import importlib
import os
import secrets

from django.conf import global_settings
from django.core.exceptions import ImproperlyConfigured

_own = importlib.import_module(${pythonLiteral(model.settingsModule)})
globals().update({name: getattr(_own, name) for name in dir(_own) if name.isupper()})


def _project(name):
    return getattr(_own, name, getattr(global_settings, name))


def _secret(what, path):
    # For jobs such as collectstatic, which sign nothing and get no secret. A server does not start with it.
    if os.environ.get("WEBSTACK_THROWAWAY_KEY") == "1":
        return secrets.token_urlsafe(64)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read().removesuffix("\\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ImproperlyConfigured(f"cannot read {what} from {path}: {reason}") from error


def _beside(path, name):
    # There from a rotation on: what was before it, until that is retired, or who the new password belongs to.
    try:
        with open(os.path.join(os.path.dirname(path), name), encoding="utf-8", newline="") as file:
            return file.read().removesuffix("\\n")
    except FileNotFoundError:
        return ""


DEBUG = False
SECRET_KEY = _secret("the secret key", ${pythonLiteral(model.secretKeyFile)})
_previous = _beside(${pythonLiteral(model.secretKeyFile)}, "previous")
SECRET_KEY_FALLBACKS = [*([_previous] if _previous else []), *_project("SECRET_KEY_FALLBACKS")]
# HSTS for all subdomains and for browsers' own lists is the owner's choice.
SILENCED_SYSTEM_CHECKS = [*_project("SILENCED_SYSTEM_CHECKS"), "security.W005", "security.W021"]
`;
}

function renderAddresses({ allowedHosts, csrfTrustedOrigins }: DjangoModel): string {
  const known = pythonAssignments({ ALLOWED_HOSTS: allowedHosts, _origins: csrfTrustedOrigins });
  return `
${known}CSRF_TRUSTED_ORIGINS = list(dict.fromkeys([*_origins, *_project("CSRF_TRUSTED_ORIGINS")]))
`;
}

function renderTls(model: DjangoModel): string {
  return `
# The proxy overwrites this header, so no client can make it up.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = max(${pythonLiteral(model.hstsSeconds)}, _project("SECURE_HSTS_SECONDS"))
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
`;
}

function renderStaticFiles({ staticUrl, staticRoot }: DjangoModel): string {
  return `${paragraph({ STATIC_URL: staticUrl }) || "\n"}# Each release collects into a folder of its own.
STATIC_ROOT = os.environ.get("WEBSTACK_STATIC_ROOT", ${pythonLiteral(staticRoot)})
_plain = global_settings.STORAGES["staticfiles"]
_static = _project("STORAGES").get("staticfiles", _plain)
if _static["BACKEND"] == _plain["BACKEND"]:
    STORAGES = {
        **_project("STORAGES"),
        "staticfiles": {**_static, "BACKEND": "webstack_static.ReleaseStaticFilesStorage"},
    }
`;
}

function renderLogging(): string {
  return `
if not _project("LOGGING"):
    # Django's own console handler is silent without DEBUG: errors would reach nobody.
    LOGGING = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "INFO"},
    }
`;
}

function renderExtra(settings: Readonly<Record<string, PythonValue>>): string {
  for (const name of Object.keys(settings)) {
    if (!SETTING_NAME.test(name)) {
      const rule = "must be named like Django's settings, in upper case as TIME_ZONE is";
      throw new Error(`'extraSettings' ${rule}, got "${name}"`);
    }
  }
  return paragraph(settings);
}

/** What is undefined stays as the project says. */
function paragraph(settings: Readonly<Record<string, PythonValue | undefined>>): string {
  const lines = Object.entries(settings)
    .map(([name, value]) => (value === undefined ? "" : pythonAssignments({ [name]: value })))
    .join("");
  return lines && `\n${lines}`;
}
