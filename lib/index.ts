export * from "./app-server";
export * from "./container";
export * from "./database";
export * from "./reverse-proxy";
export * from "./web-framework";
