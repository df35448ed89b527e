import { type IConstruct, Node } from "constructs";

/** Runs a check or a bind, and says in its error which construct it was for. */
export function at<T>(construct: IConstruct, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { path } = Node.of(construct);
    if (error instanceof Error && !error.message.startsWith("at '")) error.message = `at '${path}': ${error.message}`;
    throw error;
  }
}
