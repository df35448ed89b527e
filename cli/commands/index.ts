import type { Command } from "commander";
import { addPs } from "./ps";

/** Adds a command to the program. */
export type AddCommand = (program: Command) => void;

/** Every command, in the order of the help. */
export const COMMANDS: readonly AddCommand[] = [addPs];
