import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { ContainerImage } from "../../lib";
import { projectFolder, removeProjectFolders } from "../container/project-folder";
import { Shop } from "../support/shop";

afterAll(removeProjectFolders);

test("what nobody else may read in the project nobody else may read in the copy, and the image needs no other hash", () => {
  const project = projectFolder({ "requirements.txt": "flask", "shop/__init__.py": "", "secrets.ini": "[a]", "run.sh": "echo" });
  const synthesized = (): { readonly name: unknown; readonly modes: Record<string, string> } => {
    const shop = new Shop({ framework: { image: ContainerImage.fromPythonProject(project) } });
    const app = shop.stack.node.root as App;
    app.synth();
    const assets = join(app.outdir, "stacks/shop/assets");
    const [id] = readdirSync(assets);
    const [hash] = readdirSync(join(assets, id));
    const mode = (...path: string[]): string => (statSync(join(assets, id, ...path)).mode & 0o777).toString(8);
    const copied = ["secrets.ini", "shop/__init__.py", "run.sh"].map((path) => [path, mode(hash, "project", path)]);
    return { name: shop.synth().at("Site/Image").name, modes: { "": mode(), ...Object.fromEntries(copied) } as Record<string, string> };
  };
  const open = synthesized();
  expect(open.modes).toEqual({ "": "700", "secrets.ini": "644", "shop/__init__.py": "644", "run.sh": "755" });
  chmodSync(join(project, "secrets.ini"), 0o600);
  chmodSync(join(project, "run.sh"), 0o700);
  const closed = synthesized();
  expect(closed.modes).toEqual({ "": "700", "secrets.ini": "600", "shop/__init__.py": "644", "run.sh": "700" });
  expect(closed.name).toBe(open.name);
});
