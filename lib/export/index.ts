export * from "./compose-file";
