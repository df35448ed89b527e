import type { Command } from "commander";
import { addDoctor } from "./doctor";
import { addPrune } from "./prune";
import { addPs } from "./ps";
import { addRun } from "./run";

/** Adds a command to the program. */
export type AddCommand = (program: Command) => void;

/** Every command, in the order of the help. */
export const COMMANDS: readonly AddCommand[] = [addPs, addPrune, addDoctor, addRun];
