export * from "./container-image";
export * from "./container-spec";
export * from "./health-check";
export * from "./image-options";
export * from "./removal-policy";
export * from "./resources";
export * from "./secret";
