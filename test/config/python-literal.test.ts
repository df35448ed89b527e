import { spawnSync } from "node:child_process";
import { pythonAssignments, pythonLiteral, type PythonValue } from "../../lib/config/python-literal";
import { hostileStrings } from "../support/hostile-strings";

/** What Python reads, as JSON in ASCII: it keeps unpaired surrogates. */
const READER = `
import ast, json, sys
print(json.dumps([ast.literal_eval(source) for source in json.load(sys.stdin)]))
`;

function readByPython(sources: readonly string[]): unknown {
  const input = JSON.stringify(sources);
  const { stdout, stderr } = spawnSync("python3", ["-c", READER], {
    input,
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

describe("pythonLiteral", () => {
  test.each<[PythonValue, string]>([
    ["a", '"a"'], ["", '""'], [`'"\\`, `"'\\"\\\\"`], ["\n\r\t\0\x1b\x7f", '"\\n\\r\\t\\x00\\x1b\\x7f"'],
    ["é\u2028😀", '"\\xe9\\u2028\\U0001f600"'], ["\ud83d", '"\\ud83d"'], ["${a} %{b}", '"${a} %{b}"'], [1, "1"],
    [-0.5, "-0.5"], [1e-7, "1e-7"], [true, "True"], [false, "False"], [null, "None"], [[], "[]"], [{}, "{}"],
    [["a", [1]], '["a", [1]]'], [{ b: 1, a: { "x y": null } }, '{"b": 1, "a": {"x y": None}}'],
  ])("writes %j as %s", (value, written) => {
    expect(pythonLiteral(value)).toBe(written);
  });

  test("is read back by Python as the same value", () => {
    const strings = hostileStrings();
    const values: PythonValue[] = [
      ...strings,
      strings,
      Object.fromEntries(strings.map((text) => [text, [text, { [text]: text }]])),
      [0, -1, 1.5, 1e-7, 0.1, 5e-324, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
      [true, false, null],
    ];
    expect(readByPython(values.map(pythonLiteral))).toEqual(values);
  });

  test("is read by Python at the greatest depth", () => {
    let value: PythonValue = 1;
    for (let depth = 0; depth < 100; depth += 1) value = [value];
    expect(readByPython([pythonLiteral(value)])).toEqual([value]);
    expect(() => pythonLiteral([value])).toThrow("must not be nested deeper than 100 levels");
  });

  test.each<[unknown, string]>([
    [undefined, "'value' must be text, a number, a boolean, null, an array or a plain object, got undefined"],
    [NaN, "'value' must be a finite number of at most 2^53-1, got NaN"], [-Infinity, "got -Infinity"],
    [-1.8881545897087503e289, "got -1.8881545897087503e+289"],
    [[1, { host: undefined }], "'value[1].host' must be text"], [new Array(1), "'value[0]' must be text"],
    [new Date(0), "got [object Date]"], [new Map(), "got [object Map]"], [() => 1, "got function"],
    [1n, "got bigint"], [Symbol("a"), "got symbol"],
  ])("refuses %p", (value, message) => {
    expect(() => pythonLiteral(value as PythonValue)).toThrow(message);
  });

  test("refuses a value that contains itself", () => {
    const value: PythonValue[] = [];
    value.push(value);
    expect(() => pythonLiteral(value)).toThrow("must not be nested deeper");
  });
});

describe("pythonAssignments", () => {
  test("writes a line for every setting and spreads what is long", () => {
    const text = pythonAssignments({
      DEBUG: false,
      ALLOWED_HOSTS: ["shop.example.com"],
      DATABASES: {
        default: {
          ENGINE: "django.db.backends.postgresql",
          HOST: "database",
          PORT: 5432,
          OPTIONS: { connect_timeout: 5 },
        },
      },
    });
    expect(text).toMatchInlineSnapshot(`
      "DEBUG = False
      ALLOWED_HOSTS = ["shop.example.com"]
      DATABASES = {
          "default": {
              "ENGINE": "django.db.backends.postgresql",
              "HOST": "database",
              "PORT": 5432,
              "OPTIONS": {"connect_timeout": 5},
          },
      }
      "
    `);
  });

  test("names the setting that is wrong", () => {
    const settings = { DATABASES: { default: { HOST: undefined } } };
    expect(() => pythonAssignments(settings as never)).toThrow("'DATABASES.default.HOST' must be text");
  });

  test.each(["", "1A", "A B", "A-B", "É", "A\n", "class", "None", "__debug__"])("refuses the name %j", (name) => {
    expect(() => pythonAssignments({ [name]: 1 })).toThrow("a Python name must be an ASCII identifier");
  });
});
