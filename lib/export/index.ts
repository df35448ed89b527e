export * from "./compose-file";
export * from "./stack-outputs";
