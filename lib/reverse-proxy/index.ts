export * from "./apache";
export * from "./iis";
export * from "./nginx";
export * from "./nginx-limits";
export * from "./reverse-proxy";
export * from "./reverse-proxy-engine";
export * from "./site";
export * from "./tls";
