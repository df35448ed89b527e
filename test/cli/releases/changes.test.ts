import { type PlannedChange, sortChanges } from "../../../cli/releases/changes";

const STACK = {
  resource: {
    docker_volume: {
      Data: { "//": { metadata: { path: "shop/Database/DataVolume" } }, name: "shop-database-data" },
      Files: { "//": { metadata: { path: "shop/Site/FilesVolume" } }, name: "shop-site-files" },
    },
  },
};

function change(name: string, actions: readonly string[], labels?: Record<string, string>, type = "docker_container"): PlannedChange {
  const before = { labels: Object.entries(labels ?? {}).map(([label, value]) => ({ label: `webstack.${label}`, value })) };
  return { address: `${type}.${name}`, type, name, change: { actions, before: actions[0] === "create" ? null : before, after: before } };
}

const service = (construct: string, release?: string) => ({ role: "service", construct, ...(release && { release }) });

test("applications come and go without an interruption, whatever the order", () => {
  const changes = [
    change("A0", ["create", "delete"], service("AppServer", "1")),
    change("A1", ["create", "delete"], service("AppServer", "1")),
    change("B", ["delete"], service("BlogServer", "1")),
    change("C", ["create"], service("NewServer", "1")),
  ];
  expect(sortChanges(changes, [STACK])).toEqual({ applications: ["AppServer", "BlogServer", "NewServer"], interrupted: [], others: 0 });
});

test("a proxy or a database that goes interrupts the site; one that comes, or that is changed in place, does not", () => {
  const changes = [
    change("D", ["delete", "create"], service("Database")),
    change("O", ["delete"], service("OldDatabase")),
    change("N", ["create"], service("NewDatabase")),
    change("P", ["update"], service("Proxy")),
    change("S", ["no-op"], service("Second")),
  ];
  expect(sortChanges(changes, [STACK])).toEqual({ applications: [], interrupted: ["Database", "OldDatabase"], others: 2 });
});

test("a volume that no deploy fills again is not given up in passing", () => {
  const changes = ["Data", "Files", "Unknown"].map((name) => change(name, ["delete"], undefined, "docker_volume"));
  expect(sortChanges(changes, [{}, STACK])).toMatchObject({ interrupted: ["the volume Database/DataVolume", "the volume docker_volume.Unknown"], others: 1 });
});
