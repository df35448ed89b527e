import { ComposeFile } from "../../../lib";
import { finishedStack } from "../finished-stack";

test("fails for what Compose does not have", () => {
  expect(() => ComposeFile.fromOutput(finishedStack({ docker_secret: { A: { name: "a" } } }))).toThrow(
    "at 'Tiny_Shop/A': Compose has no 'docker_secret' (docker_secret.A); " +
      "it knows docker_container, docker_image, docker_network, docker_volume, data.docker_network",
  );
  expect(() => ComposeFile.fromOutput(finishedStack({}, { module: { other: {} } }))).toThrow(
    "the stack 'Tiny_Shop' uses modules (other), which Compose does not know",
  );
});

test("fails for two containers of one name", () => {
  const twice = finishedStack({ docker_container: { A: { name: "tiny-a", image: "busybox" }, B: { name: "tiny-a", image: "busybox" } } });
  expect(() => ComposeFile.fromOutput(twice)).toThrow("two containers of the stack 'Tiny_Shop' are named 'tiny-a'");
});
