import { tmpdir } from "node:os";
import { ContainerImage } from "../lib";
import { projectFolder, removeProjectFolders } from "./container/project-folder";
import { Shop } from "./support/shop";
import { differences } from "./support/synth";

const here = process.cwd();

afterEach(() => process.chdir(here));
afterAll(removeProjectFolders);

const plain = new Shop().synth();

test("the same code gives the same bytes, wherever it runs", () => {
  const folder = projectFolder({ "requirements.txt": "django==5.2", "shop/settings.py": "" });
  const build = (path: string) => new Shop({ framework: { image: ContainerImage.fromPythonProject(path) } }).synth().resourcesText;
  const first = build(folder);
  process.chdir(folder);
  expect(build(".")).toBe(first);
  process.chdir(tmpdir());
  expect(build(folder)).toBe(first);
});

test("one more site changes the route job and nothing else", () => {
  const shop = new Shop();
  shop.addSite("Blog", ["blog.example.com"]);
  const changed = differences(plain, shop.synth()).filter((path) => !path.startsWith("Blog"));
  expect(changed).toEqual(["Proxy/Route"]);
});

test("one more server name changes the site's files, jobs and servers and the route job", () => {
  const shop = new Shop({ proxy: { serverNames: ["shop.example.com", "www.example.com"] } });
  expect(differences(plain, shop.synth())).toEqual([
    "AppServer/Replica0",
    "AppServer/Replica1",
    "Proxy/Route",
    "Site/Files",
    "Site/Job-check/Resource",
    "Site/Job-collectstatic/Resource",
    "Site/Job-migrate/Resource",
  ]);
});

test("one more server name of one site leaves the other site alone", () => {
  const before = new Shop();
  before.addSite("Blog", ["blog.example.com"]);
  const after = new Shop();
  after.addSite("Blog", ["blog.example.com", "log.example.com"]);
  const changed = differences(before.synth(), after.synth()).filter((path) => !path.startsWith("Blog"));
  expect(changed).toEqual(["Proxy/Route"]);
});

test("another image of the application changes what runs it and the route job", () => {
  const shop = new Shop({ framework: { image: ContainerImage.fromRegistry("registry.example.com/shop:1.5") } });
  expect(differences(plain, shop.synth())).toEqual([
    "AppServer/Replica0",
    "AppServer/Replica1",
    "Proxy/Route",
    "Site/Image",
    "Site/Job-check/Resource",
    "Site/Job-collectstatic/Resource",
    "Site/Job-migrate/Resource",
  ]);
});

test("more replicas change those that come and the route job", () => {
  const shop = new Shop({ server: { replicas: 3 } });
  expect(differences(plain, shop.synth())).toEqual(["AppServer/Replica2", "Proxy/Route"]);
});

test("a change of the database's server reaches the jobs that log in to it, not the servers", () => {
  const shop = new Shop({ database: { resources: { memoryMiB: 1024 } } });
  expect(differences(plain, shop.synth())).toEqual(["Database/Provision", "Database/Resource", "Site/Job-migrate/Resource"]);
});
