import { spawnSync } from "node:child_process";
import { djangoFiles } from "../../../lib/web-framework/django/files";
import type { DjangoModel } from "../../../lib/web-framework/django/model";
import { FULL, SMALLEST } from "./model";

const HOSTILE = `a"'\\ \n\r\t\0$\{b} %{c} %s {d} #"""'''é\u2028\u202e🐍`;

const HOSTILE_MODEL: DjangoModel = {
  ...FULL,
  settingsModule: HOSTILE,
  allowedHosts: [HOSTILE],
  csrfTrustedOrigins: [HOSTILE],
  database: { ...FULL.database!, engine: HOSTILE, host: HOSTILE, options: { [HOSTILE]: HOSTILE } },
  secretKeyFile: HOSTILE,
  staticUrl: HOSTILE,
  staticRoot: HOSTILE,
  extraSettings: { HOSTILE: { [HOSTILE]: [HOSTILE, 1.5, true, null] } },
};

/** Parses every file and tells the texts in it, after Python's own reading of them. */
const PARSE = `
import ast, json, sys
trees = {name: ast.parse(text, name) for name, text in json.load(sys.stdin).items()}
texts = lambda tree: [node.value for node in ast.walk(tree) if isinstance(getattr(node, "value", None), str)]
print(json.dumps({name: texts(tree) for name, tree in trees.items()}))
`;

function stringsOf(model: DjangoModel): Record<string, string[]> {
  const input = JSON.stringify(djangoFiles(model));
  const python = spawnSync("python3", ["-c", PARSE], { input, encoding: "utf8", timeout: 20_000 });
  expect(python.stderr).toBe("");
  return JSON.parse(python.stdout) as Record<string, string[]>;
}

test("makes one folder of modules", () => {
  expect(Object.keys(djangoFiles(SMALLEST))).toEqual([
    "webstack_settings.py",
    "webstack_static.py",
    "webstack_database.py",
    "webstack_login.py",
    "webstack_answer.py",
    "webstack_health.py",
    "webstack_proxy.py",
    "webstack_body.py",
    "webstack_wsgi_body.py",
    "webstack_asgi_body.py",
    "webstack_wsgi.py",
    "webstack_asgi.py",
    "webstack_job.py",
    "webstack_schema.py",
    "webstack_release.py",
  ]);
});

test.each([
  ["the smallest", SMALLEST],
  ["the fullest", FULL],
])("makes Python of %s model", (_, model) => {
  expect(Object.keys(stringsOf(model))).toHaveLength(15);
});

test("carries any text unharmed", () => {
  expect(stringsOf(HOSTILE_MODEL)["webstack_settings.py"]?.filter((text) => text === HOSTILE)).toHaveLength(14);
});
