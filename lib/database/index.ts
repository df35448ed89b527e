export * from "./database";
export * from "./database-engine";
export * from "./database-props";
export * from "./external-database";
export * from "./i-database";
export * from "./postgres";
