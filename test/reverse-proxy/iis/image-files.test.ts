import { hostileStrings } from "../../support/hostile-strings";
import { type ParsedElement, parsedXml } from "../../support/parsed-xml";
import { KNOWN } from "./known-attributes";
import { BLOG, FAR, files } from "./sites";

const RULE = '<rule name="old" stopProcessing="true"><match url="^old" /><action type="Redirect" url="/new" redirectType="Found" /></rule>';
const rich = files({ staticFolders: { "/static/": "lib", "/a/b/": "test" }, extraRules: RULE }, [FAR, BLOG], ["10.0.0.0/20", "192.168.1.1"]);

test("the image is built from these files", () => {
  expect(Object.keys(files({}, [FAR, BLOG]))).toMatchInlineSnapshot(`
[
  "Dockerfile",
  "build/install-module.ps1",
  "build/configure.ps1",
  "build/applicationHost.xml",
  "sites/main/web.config",
  "sites/blog/web.config",
  "sites/webstack.unknown/web.config",
  "sites/webstack.status/release.txt",
]
`);
});

test("every variable that a rule sets is allowed", () => {
  const set = new Set([...rich["sites/main/web.config"].matchAll(/<set name="([^"]+)"/g)].map(([, name]) => name));
  const allowed = /<allowedServerVariables>([^]*)<\/allowedServerVariables>/.exec(rich["build/applicationHost.xml"])?.[1] ?? "";
  expect([...allowed.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).toEqual([...set]);
});

test("all XML is well-formed and holds only what IIS and its modules know", () => {
  const found = Object.entries(rich).filter(([path]) => /[.](config|xml)$/.test(path));
  expect(found.map(([path]) => path)).toHaveLength(4);
  for (const root of parsedXml(found.map(([, text]) => text))) {
    if (typeof root === "string") throw new Error(root);
    expect(strangers(root, "")).toEqual([]);
  }
});

test("the list of what is known would notice a stranger", () => {
  const [root] = parsedXml(['<configuration a="1"><webFarms><webFarm name="a" weight="1"><x /></webFarm></webFarms></configuration>']);
  expect(strangers(root as ParsedElement, "")).toEqual(["configuration@a", "webFarms/webFarm@weight", "webFarms/webFarm/x"]);
});

test("hostile text in a user's rules is refused, or the file stays well-formed", () => {
  const taken = hostileStrings().flatMap((text) => {
    try {
      return [files({ extraRules: `<rule name="${text}" />` })["sites/main/web.config"]];
    } catch (error) {
      expect((error as Error).message).toMatch(/^(raw XML|'extraRules' of Iis) must /);
      return [];
    }
  });
  expect(taken.length).toBeGreaterThan(50);
  expect(parsedXml(taken).filter((result) => typeof result === "string")).toEqual([]);
});

function strangers({ name, attributes, children }: ParsedElement, parent: string): string[] {
  const path = parent === "configuration" || parent === "configuration/location" ? (name === "location" ? `${parent}/${name}` : name) : `${parent}${parent ? "/" : ""}${name}`;
  const known = KNOWN[path] as readonly string[] | undefined;
  if (known === undefined) return [path];
  return [
    ...Object.keys(attributes).filter((attribute) => !known.includes(attribute)).map((attribute) => `${path}@${attribute}`),
    ...children.flatMap((child) => strangers(child, path)),
  ];
}
