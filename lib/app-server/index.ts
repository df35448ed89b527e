export * from "./app-server";
export * from "./app-server-engine";
export * from "./external-app-server";
export * from "./gunicorn";
export * from "./upstream";
