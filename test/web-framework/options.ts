import type { WebFrameworkEngineBindOptions } from "../../lib";

/** What an engine is told where there is a PostgreSQL database. */
export const OPTIONS: WebFrameworkEngineBindOptions = {
  site: { serverNames: ["shop.example.com"], origins: ["http://shop.example.com:8080"], behindTls: false },
  database: { scheme: "postgresql", hostname: "db", port: 5432, databaseName: "shop", userName: "clerk", passwordFile: "/run/secrets/database-password/value" },
  secretsPath: "/run/secrets",
  staticPath: "/srv/static",
  filesPath: "/webstack",
};
