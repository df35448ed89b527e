export * from "./database";
export * from "./database-engine";
export * from "./database-props";
export * from "./external-database";
export * from "./i-database";
export * from "./maria-db";
export * from "./my-sql";
export * from "./postgres";
