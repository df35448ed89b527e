import { renderFallbacksModule } from "../../../lib/web-framework/python/fallbacks-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({ "webstack_fallbacks.py": renderFallbacksModule() });

afterAll(() => folder.remove());

function fallbacks(config: string, environment: { readonly [name: string]: string }): unknown {
  const program = `
import json, webstack_fallbacks
class Application:
    config = ${config}
    secret_key = "new"
webstack_fallbacks.hand_over(Application())
print(json.dumps(Application.config.get("SECRET_KEY_FALLBACKS")))`;
  return JSON.parse(folder.print(program, environment));
}

const ROTATED = { SECRET_KEY: "new", SECRET_KEY_FALLBACKS: "old" };

test.each<[string, string, { readonly [name: string]: string }, unknown]>([
  ["is added where the application signs with the present one", "{}", ROTATED, ["old"]],
  ["is added where Flask has nothing there", '{"SECRET_KEY_FALLBACKS": None}', ROTATED, ["old"]],
  ["is added to the application's own", '{"SECRET_KEY_FALLBACKS": ("older",)}', ROTATED, ["older", "old"]],
  ["is there once", '{"SECRET_KEY_FALLBACKS": ["old"]}', ROTATED, ["old"]],
  ["is one key, not one for each of its characters", '{"SECRET_KEY_FALLBACKS": "old"}', ROTATED, ["old"]],
  ["is left out where the application signs with another", "{}", { ...ROTATED, SECRET_KEY: "another" }, null],
  ["is left out once it is retired", "{}", { SECRET_KEY: "new" }, null],
])("the key before %s", (_, config, environment, expected) => {
  expect(fallbacks(config, environment)).toEqual(expected);
});

test("the key before is read from its file where no variable holds the key", () => {
  folder.write({ "key/value": "new\n", "key/previous": "old\n" });
  expect(fallbacks("{}", { SECRET_KEY_FILE: "key/value" })).toEqual(["old"]);
  folder.write({ "retired/value": "new" });
  expect(fallbacks("{}", { SECRET_KEY_FILE: "retired/value" })).toBeNull();
  expect(fallbacks("{}", { SECRET_KEY_FILE: "key/value", SECRET_KEY: "new" })).toBeNull();
});

test.each(["lambda environ, start_response: []", "type('Other', (), {'config': {}})()", "type('Other', (), {'secret_key': 'new', 'config': None})()"])(
  "another application, %s, is left alone",
  (application) => {
    expect(folder.print(`import webstack_fallbacks\nprint(webstack_fallbacks.hand_over(${application}))`, ROTATED)).toBe("None\n");
  },
);
