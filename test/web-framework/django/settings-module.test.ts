import { renderSettingsModule } from "../../../lib/web-framework/django/settings-module";
import { FULL, SMALLEST } from "./model";

test("replaces hosts, secret key, static files and logging, and leaves the rest to the project", () => {
  expect(renderSettingsModule(SMALLEST)).toMatchInlineSnapshot(`
    """"The project's own settings, with what the stack knows put in their place."""
    import importlib
    import os
    import secrets

    from django.conf import global_settings
    from django.core.exceptions import ImproperlyConfigured

    _own = importlib.import_module("shop.settings")
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
    SECRET_KEY = _secret("the secret key", "/run/secrets/secret-key/value")
    _previous = _beside("/run/secrets/secret-key/value", "previous")
    SECRET_KEY_FALLBACKS = [*([_previous] if _previous else []), *_project("SECRET_KEY_FALLBACKS")]
    # HSTS for all subdomains and for browsers' own lists is the owner's choice.
    SILENCED_SYSTEM_CHECKS = [*_project("SILENCED_SYSTEM_CHECKS"), "security.W005", "security.W021"]

    ALLOWED_HOSTS = ["shop.example.com"]
    _origins = ["http://shop.example.com:8080"]
    CSRF_TRUSTED_ORIGINS = list(dict.fromkeys([*_origins, *_project("CSRF_TRUSTED_ORIGINS")]))

    # Each release collects into a folder of its own.
    STATIC_ROOT = os.environ.get("WEBSTACK_STATIC_ROOT", "/srv/static")
    _plain = global_settings.STORAGES["staticfiles"]
    _static = _project("STORAGES").get("staticfiles", _plain)
    if _static["BACKEND"] == _plain["BACKEND"]:
        STORAGES = {
            **_project("STORAGES"),
            "staticfiles": {**_static, "BACKEND": "webstack_static.ReleaseStaticFilesStorage"},
        }

    if not _project("LOGGING"):
        # Django's own console handler is silent without DEBUG: errors would reach nobody.
        LOGGING = {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["console"], "level": "INFO"},
        }
    "
  `);
});

test("says everything the stack knows, and the user's own settings last", () => {
  expect(renderSettingsModule(FULL)).toMatchInlineSnapshot(`
    """"The project's own settings, with what the stack knows put in their place."""
    import importlib
    import os
    import secrets

    from django.conf import global_settings
    from django.core.exceptions import ImproperlyConfigured

    _own = importlib.import_module("shop.settings.production")
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
    SECRET_KEY = _secret("the secret key", "/run/secrets/secret-key/value")
    _previous = _beside("/run/secrets/secret-key/value", "previous")
    SECRET_KEY_FALLBACKS = [*([_previous] if _previous else []), *_project("SECRET_KEY_FALLBACKS")]
    # HSTS for all subdomains and for browsers' own lists is the owner's choice.
    SILENCED_SYSTEM_CHECKS = [*_project("SILENCED_SYSTEM_CHECKS"), "security.W005", "security.W021"]

    ALLOWED_HOSTS = ["shop.example.com", "www.shop.example.com"]
    _origins = ["https://shop.example.com", "https://www.shop.example.com"]
    CSRF_TRUSTED_ORIGINS = list(dict.fromkeys([*_origins, *_project("CSRF_TRUSTED_ORIGINS")]))

    # What the project says besides where its database is stays: other aliases, ATOMIC_REQUESTS, TIME_ZONE and the like,
    # and if it is written for the same product its backend (PostGIS is one) and options too.
    _default = _project("DATABASES").get("default", {})
    _same_product = any(word in _default.get("ENGINE", "") for word in ["postg", "psql"])
    _options = {"application_name": "shop"}
    DATABASES = {
        **_project("DATABASES"),
        "default": {
            **_default,
            "ENGINE": _default["ENGINE"] if _same_product else "django.db.backends.postgresql",
            "HOST": "shop-database",
            "PORT": 5432,
            "NAME": "shop",
            "USER": _beside("/run/secrets/database-password/value", "user") or "shop",
            "PASSWORD": _secret("the database password", "/run/secrets/database-password/value"),
            "OPTIONS": {**(_default.get("OPTIONS", {}) if _same_product else {}), **_options},
            # Under ASGI a thread, and with it the connection it keeps, may never be used again.
            "CONN_MAX_AGE": 0 if os.environ.get("WEBSTACK_ASGI") else 60,
            "CONN_HEALTH_CHECKS": True,
        },
    }
    if DATABASES["default"]["OPTIONS"].get("pool"):
        # Django refuses both: a pool keeps connections itself.
        DATABASES["default"]["CONN_MAX_AGE"] = 0

    # The proxy overwrites this header, so no client can make it up.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = max(3600, _project("SECURE_HSTS_SECONDS"))
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

    STATIC_URL = "/static/"
    # Each release collects into a folder of its own.
    STATIC_ROOT = os.environ.get("WEBSTACK_STATIC_ROOT", "/srv/static")
    _plain = global_settings.STORAGES["staticfiles"]
    _static = _project("STORAGES").get("staticfiles", _plain)
    if _static["BACKEND"] == _plain["BACKEND"]:
        STORAGES = {
            **_project("STORAGES"),
            "staticfiles": {**_static, "BACKEND": "webstack_static.ReleaseStaticFilesStorage"},
        }

    if not _project("LOGGING"):
        # Django's own console handler is silent without DEBUG: errors would reach nobody.
        LOGGING = {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
            "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["console"], "level": "INFO"},
        }

    TIME_ZONE = "Europe/Berlin"
    DATA_UPLOAD_MAX_NUMBER_FIELDS = None
    "
  `);
});

test("asks for no TLS that is not there", () => {
  expect(renderSettingsModule({ ...FULL, behindTls: false })).not.toMatch(/SECURE_|_COOKIE_/);
});

test.each(["time_zone", "Time_Zone", "1_SETTING", "A B", "A=1\nB", "_HIDDEN", ""])("refuses %j as a setting's name", (name) => {
  expect(() => renderSettingsModule({ ...SMALLEST, extraSettings: { [name]: 1 } })).toThrow(
    `'extraSettings' must be named like Django's settings, in upper case as TIME_ZONE is, got "${name}"`,
  );
});
