export * from "./app-server";
export * from "./app-server-engine";
export * from "./gunicorn";
export * from "./upstream";
