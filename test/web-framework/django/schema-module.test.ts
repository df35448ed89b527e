import { renderSchemaModule } from "../../../lib/web-framework/django/schema-module";
import { PythonFolder } from "../python/python-folder";

/** As much of Django as the module asks. */
const DJANGO = {
  "django/__init__.py": "def setup(): pass\n",
  "django/db/__init__.py": 'connection = "the connection"\n',
  "django/db/migrations/__init__.py": "",
  "django/db/migrations/recorder.py": `
class MigrationRecorder:
    def __init__(self, connection):
        assert connection == "the connection"
    def applied_migrations(self):
        import os
        return {tuple(one.split(".")): None for one in os.environ["APPLIED"].split()}
`,
  "django/db/migrations/loader.py": `
class Migration:
    def __init__(self, replaces):
        self.replaces = replaces
class Graph:
    def leaf_nodes(self, app):
        return [("a", "0003_squashed")] if app == "a" else []
class MigrationLoader:
    graph = Graph()
    def __init__(self, connection):
        self.disk_migrations = {("a", "0001"): Migration([]), ("a", "0003_squashed"): Migration([("a", "0002"), ("a", "0003")])}
`,
};

const folder = new PythonFolder({ "webstack_schema.py": renderSchemaModule(), ...DJANGO });

afterAll(() => folder.remove());

test.each([
  ["nothing applied is known", "", 0, "", ""],
  ["what the files hold is known", "a.0001 a.0003_squashed", 0, "", ""],
  ["what a squashed one replaces is known", "a.0001 a.0002 a.0003", 0, "", ""],
  ["all else is printed, in order, with the way back", "b.0001 a.0001 a.0004", 3, "a.0004\nb.0001\n", "migrate a 0003_squashed\nmigrate b zero\n"],
])("%s", (_what, applied, code, printed, wayBack) => {
  const { status, stdout, stderr } = folder.run(["-m", "webstack_schema"], { APPLIED: applied });
  expect({ status, stdout, stderr }).toEqual({ status: code, stdout: printed, stderr: wayBack });
});
