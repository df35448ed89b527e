import { renderAnswerModule } from "../python/answer-module";
import { renderAsgiBodyModule } from "../python/asgi-body-module";
import { renderBodyModule } from "../python/body-module";
import { renderHealthModule } from "../python/health-module";
import { renderJobModule } from "../python/job-module";
import { renderLoginModule } from "../python/login-module";
import { renderProxyModule } from "../python/proxy-module";
import { renderReleaseModule } from "../python/release-module";
import { renderWsgiBodyModule } from "../python/wsgi-body-module";
import { renderAsgiModule } from "./asgi-module";
import { renderDatabaseModule } from "./database-module";
import type { DjangoModel } from "./model";
import { renderSchemaModule } from "./schema-module";
import { renderSettingsModule } from "./settings-module";
import { renderStaticStorageModule } from "./static-storage-module";
import { renderWsgiModule } from "./wsgi-module";

/** The Python modules seeded beside a project, by file name; they import each other, so they go into one folder. */
export function djangoFiles(model: DjangoModel): Record<string, string> {
  return {
    "webstack_settings.py": renderSettingsModule(model),
    "webstack_static.py": renderStaticStorageModule(),
    "webstack_database.py": renderDatabaseModule(),
    "webstack_login.py": renderLoginModule(),
    "webstack_answer.py": renderAnswerModule(),
    "webstack_health.py": renderHealthModule(),
    "webstack_proxy.py": renderProxyModule(),
    "webstack_body.py": renderBodyModule(),
    "webstack_wsgi_body.py": renderWsgiBodyModule(),
    "webstack_asgi_body.py": renderAsgiBodyModule(),
    "webstack_wsgi.py": renderWsgiModule(),
    "webstack_asgi.py": renderAsgiModule(),
    "webstack_job.py": renderJobModule(),
    "webstack_schema.py": renderSchemaModule(),
    "webstack_release.py": renderReleaseModule(),
  };
}
