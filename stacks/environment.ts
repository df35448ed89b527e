import { type Resources, Tls } from "../lib";

/** What may differ between two deployments of the shop. All else is the same program, and the image is the same image. */
export interface Environment {
  /** Host names the shop answers to. */
  readonly serverNames: string[];

  /** Port on the Docker host. */
  readonly httpPort: number;

  /** Address on the Docker host. */
  readonly bindAddress: string;

  /** Who ends TLS, and so holds the certificate of these names. */
  readonly tls: Tls;

  /** Containers of the application. */
  readonly replicas: number;

  /** Size of each of them. */
  readonly resources: Resources;

  /** Size of the database. */
  readonly databaseResources: Resources;

  /**
   * The Docker engine, such as `"ssh://deploy@web1.example.com"`.
   *
   * @default - the one the Docker command uses
   */
  readonly dockerHost?: string;
}

/** Small, and open to whoever has an account on the Docker host. */
export const STAGING: Environment = {
  serverNames: ["staging.shop.example.com"],
  httpPort: 8081,
  bindAddress: "127.0.0.1",
  tls: Tls.none(),
  replicas: 1,
  resources: { memoryMiB: 256, cpus: 0.5 },
  databaseResources: { memoryMiB: 256, cpus: 0.5 },
};

/** Behind a load balancer, which holds the certificate. */
export const PRODUCTION: Environment = {
  serverNames: ["shop.example.com", "www.shop.example.com"],
  httpPort: 80,
  bindAddress: "0.0.0.0",
  tls: Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.0/8"] }),
  replicas: 3,
  resources: { memoryMiB: 512, cpus: 1 },
  databaseResources: { memoryMiB: 2048, cpus: 2 },
};
