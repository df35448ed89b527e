import { verdict } from "./verdict";

const found = [
  { subject: "PostgreSQL server", text: "shop: docker_container.Database is gone" },
  { subject: "PostgreSQL server", text: "data: docker_container.Database is gone" },
  { subject: "shop-data", text: "shop: the volume 'shop-data' is mounted no more" },
];
const unreleased = (version: string, ...replaces: string[]) => ({ version, released: false, replaces });

test("what the newest version names is accepted", () => {
  expect(verdict("0.1.0", found, unreleased("0.2.0", "PostgreSQL server", "shop-data"))).toBe("");
  expect(verdict("0.1.0", [], unreleased("0.2.0"))).toBe("");
});

test("what it does not name is told with the lines to write", () => {
  expect(verdict("0.1.0", found, unreleased("0.2.0", "Nginx proxy"))).toMatchInlineSnapshot(`
"An upgrade from 0.1.0 would replace or lose parts of sites that exist:
- shop: docker_container.Database is gone
- data: docker_container.Database is gone
- shop: the volume 'shop-data' is mounted no more

Take it back, or, if it is meant, write into CHANGELOG.md, in its newest section, 0.2.0, below the heading '### Replaces':
- \`PostgreSQL server\`: what changes, and how long it is away
- \`shop-data\`: what changes, and how long it is away

After the release of that version: UPDATE_UPGRADE_FIXTURE=1 npx jest --selectProjects unit --testPathPatterns test/upgrade"
`);
});

test("what the released version named is no excuse for what came after it", () => {
  expect(verdict("0.2.0", found, { version: "0.2.0", released: true, replaces: ["PostgreSQL server", "shop-data"] })).toContain(
    "in a new section '## <next version> (unreleased)' at its top, below the heading '### Replaces'",
  );
});

test("before a first release the fixture follows", () => {
  expect(verdict("0.1.0", found, unreleased("0.1.0"))).toContain("0.1.0 is not released yet, so nobody has such a site. If this is meant: UPDATE_UPGRADE_FIXTURE=1 npx jest");
});
