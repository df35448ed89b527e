import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { docker } from "./support/docker";
import { buildPythonProject } from "./support/real-program";

const [IMAGE, DERIVED] = ["wsv-byte-code", "wsv-byte-code-derived"];
const SAY = 'import answer, os; print(answer.TEXT, os.stat(answer.__file__).st_mtime, os.path.exists(answer.__cached__))';

beforeAll(() => inFolder((folder) => {
  writeFileSync(join(folder, "requirements.txt"), "");
  writeFileSync(join(folder, "answer.py"), 'TEXT = "old"\n');
  buildPythonProject(folder, IMAGE);
}), 300_000);

afterAll(() => docker("image", "rm", "--no-prune", DERIVED, IMAGE));

test("the byte code of the project is in the image", () => {
  expect(docker("run", "--rm", IMAGE, "python", "-c", SAY)).toMatch(/^old [0-9.]+ True$/);
});

test("an image made from one of ours runs the file it holds, though its size and its time are the old one's", () => {
  const [, time] = docker("run", "--rm", IMAGE, "python", "-c", SAY).split(" ");
  inFolder((folder) => {
    const file = join(folder, "answer.py");
    writeFileSync(file, 'TEXT = "new"\n');
    utimesSync(file, Number(time), Number(time));
    const done = spawnSync("docker", ["build", "--tag", DERIVED, "--file", "-", folder], { input: `FROM ${IMAGE}\nCOPY answer.py /app/\n`, encoding: "utf8", timeout: 120_000 });
    if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  });
  expect(docker("run", "--rm", DERIVED, "python", "-c", SAY)).toBe(`new ${time} True`);
});

test("and so does a container in which the file was changed", () => {
  const change = `cp -p /app/answer.py /tmp/before && sed -i s/old/new/ /app/answer.py && touch -r /tmp/before /app/answer.py && exec python -c '${SAY}'`;
  expect(docker("run", "--rm", "--user", "0", IMAGE, "sh", "-c", change)).toMatch(/^new [0-9.]+ True$/);
});

function inFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "webstack-byte-code-"));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
