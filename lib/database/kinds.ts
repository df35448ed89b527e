import { ContainerImage } from "../container/container-image";
import { ANYTHING, having, instanceOf, listOf, mapOf, NUMBER, oneOf, RESOURCES, TEXT } from "../container/kinds";
import { RemovalPolicy } from "../container/removal-policy";

/** Passwords have a rule of their own. */
export const DATABASE = {
  optional: {
    engine: having(["bind"], "an engine such as new Postgres()"),
    databaseName: TEXT,
    userName: TEXT,
    password: ANYTHING,
    administratorPassword: ANYTHING,
    extensions: listOf(TEXT),
    resources: RESOURCES,
    volumeName: TEXT,
    removalPolicy: oneOf(RemovalPolicy),
    startTimeoutSeconds: NUMBER,
    image: instanceOf(ContainerImage, "a ContainerImage such as ContainerImage.fromRegistry(name)"),
  },
};

export const EXTERNAL_DATABASE = {
  required: { hostname: TEXT, databaseName: TEXT, userName: TEXT },
  optional: { scheme: TEXT, urlParameters: mapOf(TEXT), port: NUMBER, networkName: TEXT, maxConnections: NUMBER },
};

/** Of any server's engine. */
export const ENGINE = { optional: { version: TEXT, maxConnections: NUMBER, settings: mapOf(TEXT) } };

export const POSTGRES = { optional: { ...ENGINE.optional, processMemoryMiB: NUMBER } };
