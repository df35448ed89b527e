import { pythonAssignments, pythonLiteral } from "../../config/python-literal";
import type { DjangoDatabase } from "./model";

/** What the dotted path of a backend says if it is for the same product, as PostGIS's does. */
const PRODUCT_WORDS: Readonly<Record<string, readonly string[]>> = {
  "django.db.backends.postgresql": ["postg", "psql"],
  "django.db.backends.mysql": ["mysql", "maria"],
};

/** The lines that put the stack's database behind the alias `default`. */
export function renderDatabaseSettings(database: DjangoDatabase, connMaxAgeSeconds: number): string {
  const words = PRODUCT_WORDS[database.engine] ?? [database.engine];
  return `
# What the project says besides where its database is stays: other aliases, ATOMIC_REQUESTS, TIME_ZONE and the like,
# and if it is written for the same product its backend (PostGIS is one) and options too.
_default = _project("DATABASES").get("default", {})
_same_product = any(word in _default.get("ENGINE", "") for word in ${pythonLiteral(words)})
${pythonAssignments({ _options: database.options ?? {} })}DATABASES = {
    **_project("DATABASES"),
    "default": {
        **_default,
        "ENGINE": _default["ENGINE"] if _same_product else ${pythonLiteral(database.engine)},
        "HOST": ${pythonLiteral(database.host)},
        "PORT": ${pythonLiteral(database.port)},
        "NAME": ${pythonLiteral(database.name)},
        "USER": ${user(database)},
        "PASSWORD": _secret("the database password", ${pythonLiteral(database.passwordFile)}),
        "OPTIONS": {**(_default.get("OPTIONS", {}) if _same_product else {}), **_options},
        # Under ASGI a thread, and with it the connection it keeps, may never be used again.
        "CONN_MAX_AGE": 0 if os.environ.get("WEBSTACK_ASGI") else ${pythonLiteral(connMaxAgeSeconds)},
        "CONN_HEALTH_CHECKS": True,
    },
}
if DATABASES["default"]["OPTIONS"].get("pool"):
    # Django refuses both: a pool keeps connections itself.
    DATABASES["default"]["CONN_MAX_AGE"] = 0
`;
}

/** A rotated password may belong to another user. A volume of the user's own may hold other things beside it. */
function user({ passwordFile, user: usual }: DjangoDatabase): string {
  const known = passwordFile.endsWith("/value") ? `_beside(${pythonLiteral(passwordFile)}, "user") or ` : "";
  return known + pythonLiteral(usual);
}
