import { renderAnswerModule } from "./answer-module";
import { renderApplicationModule } from "./application-module";
import { renderAsgiBodyModule } from "./asgi-body-module";
import { renderBodyModule } from "./body-module";
import { renderDatabaseModule } from "./database-module";
import { renderDatabaseUrlModule } from "./database-url-module";
import { renderDriversModule } from "./drivers-module";
import { renderFallbacksModule } from "./fallbacks-module";
import { renderFlaskModule } from "./flask-module";
import { renderHealthModule } from "./health-module";
import { renderJobModule } from "./job-module";
import { renderLoginModule } from "./login-module";
import { renderProxyModule } from "./proxy-module";
import { renderReleaseModule } from "./release-module";
import { renderServerModule } from "./server-module";
import { renderStaticModule, type StaticSource } from "./static-module";
import { renderWsgiBodyModule } from "./wsgi-body-module";

/** What is known of a Python application, as plain data. */
export interface PythonModel {
  /** @default - it has none */
  readonly wsgi?: string;
  /** @default - it has none */
  readonly asgi?: string;
  /** @default - none are collected */
  readonly staticFiles?: StaticSource;
}

/** The Python modules seeded beside an application, by file name; they import each other, so they go into one folder. */
export function pythonFiles({ wsgi, asgi, staticFiles }: PythonModel): { [name: string]: string } {
  return {
    "webstack_application.py": renderApplicationModule(),
    "webstack_fallbacks.py": renderFallbacksModule(),
    "webstack_proxy.py": renderProxyModule(),
    "webstack_body.py": renderBodyModule(),
    "webstack_database_url.py": renderDatabaseUrlModule(),
    "webstack_drivers.py": renderDriversModule(),
    "webstack_database.py": renderDatabaseModule(),
    "webstack_login.py": renderLoginModule(),
    "webstack_health.py": renderHealthModule(),
    ...(wsgi && {
      "webstack_answer.py": renderAnswerModule(),
      "webstack_wsgi_body.py": renderWsgiBodyModule(),
      "webstack_wsgi.py": renderServerModule("WSGI", wsgi),
    }),
    ...(asgi && { "webstack_asgi_body.py": renderAsgiBodyModule(), "webstack_asgi.py": renderServerModule("ASGI", asgi) }),
    "webstack_job.py": renderJobModule(),
    "webstack_release.py": renderReleaseModule(),
    ...(staticFiles && { "webstack_static.py": renderStaticModule(staticFiles) }),
    ...(staticFiles && staticFiles.folder === undefined && { "webstack_flask.py": renderFlaskModule() }),
  };
}
