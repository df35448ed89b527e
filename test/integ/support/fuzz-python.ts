import fc from "fast-check";
import { Django, Flask, PythonApp, type WebFrameworkEngineBindOptions } from "../../../lib";
import { HOSTILE } from "../../fuzz/support/texts";

const OPTIONS: fc.Arbitrary<WebFrameworkEngineBindOptions> = fc.record({
  site: fc.record({ serverNames: fc.constant(["a.example", "*.b.example"]), origins: fc.constant(["https://a.example"]), behindTls: fc.boolean() }),
  database: fc.record({
    scheme: fc.constantFrom("postgresql", "mysql"), hostname: fc.constantFrom("db", "fd00::1"), port: fc.constant(5432), databaseName: HOSTILE, userName: HOSTILE,
    passwordFile: fc.constant("/run/secrets/database-password/value"), urlParameters: fc.dictionary(HOSTILE, HOSTILE, { maxKeys: 2, noNullPrototype: true }),
  }),
  secretsPath: fc.constant("/run/secrets"), staticPath: fc.constant("/srv/static"), filesPath: fc.constant("/webstack"),
});

/** JSON as a user may put it into Django's settings. */
const VALUES = fc.dictionary(fc.stringMatching(/^X_[A-Z]{1,8}$/), fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: "small", maxDepth: 3 }, HOSTILE, fc.maxSafeInteger(), fc.boolean(), fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(HOSTILE, tie("value"), { maxKeys: 3, noNullPrototype: true })),
})).value, { maxKeys: 4, noNullPrototype: true });

/** Modules that are written for an application, and what its settings are to say. */
export const MODULES = fc.tuple(fc.constantFrom("Django", "Flask", "PythonApp"), OPTIONS, VALUES).map(([name, options, values]) => {
  if (name !== "Django") return { files: engine(name).bind(options).files ?? {}, values: {} };
  return { files: new Django({ project: "shop", settings: values }).bind(options).files ?? {}, values };
});

function engine(name: string): Flask | PythonApp {
  return name === "Flask" ? new Flask({ application: "shop:app", staticFolder: "a b" }) : new PythonApp({ asgi: "a:b", wsgi: "a:c" });
}

/** Compiles every module; of settings it reads the values back and prints those that came out otherwise. */
export const READ_BACK = `
import ast, json, sys
def parse(text):
    return json.loads(text)
for number, case in enumerate(json.load(open("cases.json", encoding="ascii"))):
    for name, text in case["files"].items():
        try:
            tree = ast.parse(text)
            compile(tree, name, "exec")
        except Exception as error:
            print(number, name, ascii(error))
            continue
        if name == "webstack_settings.py":
            found = {}
            for node in tree.body:
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in case["values"]:
                    found[node.targets[0].id] = ast.literal_eval(node.value)
            if json.dumps(found, sort_keys=True) != json.dumps(case["values"], sort_keys=True):
                print(number, "values", ascii(found), ascii(case["values"]))
`;
