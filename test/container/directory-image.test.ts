import { chmodSync, statSync } from "node:fs";
import { join } from "node:path";
import { ContainerImage } from "../../lib/container/container-image";
import { projectFolder, removeProjectFolders, written } from "./project-folder";

afterAll(removeProjectFolders);

test("a file that its owner alone may read is so in the image, and a warning says it, unless the umask closes all", () => {
  const folder = projectFolder({ Dockerfile: "FROM a", "a.txt": "", "b.txt": "" });
  const modes = (image: ContainerImage): string[] => {
    const source = image._source();
    if (source.kind !== "build") throw new Error("it is not built");
    const copy = written(source.context);
    return ["Dockerfile", "a.txt", "b.txt"].map((path) => (statSync(join(copy, path)).mode & 0o777).toString(8));
  };
  chmodSync(join(folder, "b.txt"), 0o600);
  const image = ContainerImage.fromDirectory(folder);
  expect(modes(image)).toEqual(["644", "644", "600"]);
  expect(image._warnings()).toEqual([
    'nobody but their owner may read "b.txt", and so it is in the image: chmod o+r what a user other than root needs there, in the folder or in the Dockerfile',
  ]);
  for (const path of ["Dockerfile", "a.txt"]) chmodSync(join(folder, path), 0o600);
  const closed = ContainerImage.fromDirectory(folder);
  expect([modes(closed), closed._warnings()]).toEqual([["644", "644", "644"], []]);
});
