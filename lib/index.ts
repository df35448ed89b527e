export * from "./app-server";
export * from "./check";
export * from "./container";
export * from "./database";
export * from "./export";
export * from "./reverse-proxy";
export * from "./web-framework";
