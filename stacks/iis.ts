import { App } from "cdktf";
import { IisStack } from "./iis-stack";

const app = new App();
new IisStack(app, "iis", {
  upstream: process.env.IIS_UPSTREAM ?? "10.0.0.5:8000",
  serverNames: (process.env.IIS_NAMES ?? "shop.example.com").split(","),
  httpPort: Number(process.env.IIS_PORT ?? 8080),
});
app.synth();
