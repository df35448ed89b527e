export * from "./django";
export * from "./fast-api";
export * from "./flask";
export * from "./public-site";
export * from "./python-app";
export * from "./python-application-props";
export * from "./web-framework";
export * from "./web-framework-engine";
