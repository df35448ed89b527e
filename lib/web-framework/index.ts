export * from "./django";
export * from "./public-site";
export * from "./web-framework";
export * from "./web-framework-engine";
