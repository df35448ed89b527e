import type { Command } from "commander";
import type { EngineOptions } from "./engine";

/** What the user says about the engine, wherever it stands in the command line. */
export function engineOptions(command: Command): EngineOptions {
  const { host, context } = command.optsWithGlobals<EngineOptions>();
  return { host, context };
}
