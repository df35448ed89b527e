import { renderAsgiModule } from "./asgi-module";
import { renderDatabaseModule } from "./database-module";
import { renderHealthModule } from "./health-module";
import { renderJobModule } from "./job-module";
import type { DjangoModel } from "./model";
import { renderReleaseModule } from "./release-module";
import { renderSettingsModule } from "./settings-module";
import { renderStaticStorageModule } from "./static-storage-module";
import { renderWsgiModule } from "./wsgi-module";

/** The Python modules seeded beside a project, by file name; they import each other, so they go into one folder. */
export function djangoFiles(model: DjangoModel): Record<string, string> {
  return {
    "webstack_settings.py": renderSettingsModule(model),
    "webstack_static.py": renderStaticStorageModule(),
    "webstack_database.py": renderDatabaseModule(),
    "webstack_health.py": renderHealthModule(),
    "webstack_wsgi.py": renderWsgiModule(model),
    "webstack_asgi.py": renderAsgiModule(model),
    "webstack_job.py": renderJobModule(),
    "webstack_release.py": renderReleaseModule(),
  };
}
