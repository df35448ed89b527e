import { finishedStack } from "./finished-stack";

const container = (name: string, settings: object) => ({ name, image: "busybox:1.37.0", ...settings });

/** Folder of a stack with one of each: a service, a job, a never started container, a route job and what they use. */
export function smallStack(): string {
  return finishedStack({
    docker_container: {
      App: container('tiny-app-${formatdate("YYYYMMDDhhmmss", plantimestamp())}', {
        image: "${docker_image.App.image_id}",
        mounts: [
          { type: "volume", source: "tiny-files", target: "/files", read_only: true },
          { type: "volume", source: "tiny-data-password", target: "/run/secrets/password", read_only: true },
        ],
        networks_advanced: [{ name: "${docker_network.Front.id}" }],
        depends_on: ["docker_container.Migrate", "docker_image.App"],
        restart: "unless-stopped",
      }),
      Migrate: container("tiny-migrate", {
        image: "${docker_image.App.image_id}",
        attach: true,
        must_run: false,
        restart: "no",
        networks_advanced: [{ name: "${docker_network.Front.id}" }],
        env: ["FILES=${docker_container.Files.name}"],
        provisioner: [{ "local-exec": { command: "exit ${self.exit_code}" } }],
      }),
      Files: container("tiny-files", {
        start: false,
        must_run: false,
        command: ["serve"],
        network_mode: "none",
        mounts: [{ type: "volume", source: "tiny-files", target: "/files", read_only: false }],
        upload: [{ file: "/files/1/run.sh", content: "echo $${HOME}\necho $HOME\n", permissions: "0444" }],
      }),
      Route: container("tiny-route", {
        attach: true,
        must_run: false,
        pid_mode: "container:${docker_container.Proxy.id}",
        network_mode: "container:${docker_container.Proxy.id}",
        upload: [{ file: "/next/servers", content: "${docker_container.App.name}:8000\n" }],
      }),
      Proxy: container("tiny-proxy", {
        networks_advanced: [{ name: "${docker_network.Front.id}", aliases: ["www"] }, { name: "${data.docker_network.Other.id}" }],
        ports: [{ internal: 8080, external: 80, ip: "127.0.0.1", protocol: "tcp" }],
        wait: true,
      }),
    },
    docker_image: {
      App: {
        name: "tiny-image:1",
        keep_locally: true,
        build: { context: "assets/app", dockerfile: "Dockerfile", build_args: { A: "b" }, label: { made: "here" } },
      },
    },
    docker_network: { Front: { name: "tiny-front", driver: "bridge", internal: true } },
    docker_volume: { Files: { name: "tiny-files" } },
  }, { data: { docker_network: { Other: { name: "other-front" } } } });
}
