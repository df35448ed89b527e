import { runLike } from "../../cli/run-like";
import { labelled } from "./support";

const STACK = { resource: { docker_image: { Image: { name: "shop:1" } }, docker_network: { Data: { name: "shop-data" } } } };

test("a one-shot container is like that of the stack, without its labels", () => {
  const settings = {
    ...labelled("shop/Site/Job-migrate/Resource", "Site/Job-migrate"),
    image: "${docker_image.Image.image_id}",
    entrypoint: ["/bin/sh", "/webstack/run.sh"],
    command: ["python", "$${x}"],
    env: ["A=1", "B=2"],
    user: "10001:10001",
    group_add: ["20001"],
    memory: 512,
    init: true,
    ulimit: [{ name: "core", soft: 0, hard: 0 }],
    tmpfs: { "/tmp": "rw,size=64m" },
    mounts: [{ type: "volume", source: "shop-files", target: "/webstack", read_only: true }],
    networks_advanced: [{ name: "${docker_network.Data.id}" }],
  };
  const args = runLike(settings, STACK, { environment: { B: "3" }, name: "by-hand", labels: { by: "hand" }, detach: true, keep: true });
  expect(args.join(" ")).toMatchInlineSnapshot(`"run --detach --name by-hand --label by=hand --user 10001:10001 --init --ulimit core=0:0 --memory 512m --read-only --cap-drop ALL --security-opt no-new-privileges:true --log-driver json-file --log-opt max-size=10m --log-opt max-file=3 --tmpfs /tmp:rw,size=64m --group-add 20001 --mount type=volume,source=shop-files,target=/webstack,readonly --network shop-data --env A=1 --env B=3 --entrypoint /bin/sh shop:1 /webstack/run.sh python \${x}"`);
});

test("no variable of this machine enters, and no image is an option", () => {
  const settings = labelled("shop/A", "A");
  expect(runLike({ ...settings, env: ["HOME", "A="] }, STACK)).not.toContain("HOME");
  expect(() => runLike({ ...settings, image: "--env-file=/etc/passwd" }, STACK)).toThrow('"--env-file=/etc/passwd" is no name of an image; nothing was run');
});

test("without a network it has none, and it goes when it ends", () => {
  const args = runLike(labelled("shop/Site/Secrets", "Site"), STACK, { command: ["true"] });
  expect(args.slice(0, 2)).toEqual(["run", "--rm"]);
  expect(args.slice(-4)).toEqual(["--network", "none", "image", "true"]);
});
