import type { Command } from "commander";
import { addDoctor } from "./doctor";
import { addExec } from "./exec";
import { addLogs } from "./logs";
import { addManage } from "./manage";
import { addPrune } from "./prune";
import { addPs } from "./ps";
import { addReleases } from "./releases";
import { addRollback } from "./rollback";
import { addRun } from "./run";
import { addSecret } from "./secret";
import { addShell } from "./shell";

/** Adds a command to the program. */
export type AddCommand = (program: Command) => void;

/** Every command, in the order of the help. */
export const COMMANDS: readonly AddCommand[] = [addPs, addLogs, addExec, addShell, addManage, addPrune, addDoctor, addRun, addReleases, addRollback, addSecret];
