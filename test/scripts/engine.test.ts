import { ensureEngine, explain } from "../../scripts/engine";

const silent = { code: 1, stdout: "", stderr: "Cannot connect to the Docker daemon" };
const denied = { code: 1, stdout: "", stderr: "dial unix /var/run/docker.sock: connect: permission denied" };
const local = { endpoint: "unix:///var/run/docker.sock", found: "by the docker context 'default'", isDefault: true };
const remote = { endpoint: "tcp://build.example:2376", found: "by DOCKER_HOST", isDefault: false };

test("a missing local engine is to be installed or started", () => {
  expect(explain(local, silent)).toMatchInlineSnapshot(
    `"no Docker engine answers at unix:///var/run/docker.sock (by the docker context 'default'); install Docker or start it"`,
  );
});

test("a missing engine elsewhere is to be started there", () => {
  expect(explain(remote, silent)).toMatchInlineSnapshot(
    `"no Docker engine answers at tcp://build.example:2376 (by DOCKER_HOST); start it there, or choose another with DOCKER_HOST or 'docker context use'"`,
  );
});

test("an engine that refuses the user is told from one that is missing", () => {
  expect(explain(local, denied)).toMatchInlineSnapshot(
    `"the Docker engine at unix:///var/run/docker.sock (by the docker context 'default') refuses this user; join the group 'docker' and log in again"`,
  );
});

test("an engine that DOCKER_HOST names elsewhere is never installed or started here", async () => {
  const before = process.env.DOCKER_HOST;
  process.env.DOCKER_HOST = "unix:///no-such-folder/docker.sock";
  const said: string[] = [];
  const options = { say: (line: string) => said.push(line), confirm: () => Promise.resolve(true) };
  try {
    await expect(ensureEngine(options)).rejects.toThrow(
      /^no Docker engine answers at unix:\/\/\/no-such-folder\/docker.sock \(by DOCKER_HOST\); start it there/,
    );
  } finally {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  }
  expect(said).toEqual([]);
});
