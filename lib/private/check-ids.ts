import { TerraformStack } from "cdktf";
import { type Construct, Node } from "constructs";
import { shown } from "../container/kinds";
import { checkLength, NAME_CHARACTERS } from "../container/lengths";

/** Ids stand in names, labels and messages, where Terraform would take these for something of its own. */
const MEANS_SOMETHING = /[$%]\{|TfToken\[|[\p{Cc}\p{Cs}]/u;

/** Refuses ids that Terraform could not refer to. cdktf leaves out all characters but letters, digits, '-' and '_'. */
export function checkIds(construct: Construct): void {
  const { path } = Node.of(construct);
  const ids = path.split("/").slice(TerraformStack.of(construct).node.path.split("/").length);
  const strange = ids.find((id) => MEANS_SOMETHING.test(id));
  if (strange !== undefined) {
    throw new Error(`at ${shown(path)}: an id must hold neither control characters nor '\${' and '%{', which are Terraform's own, got ${shown(strange)}`);
  }
  ids.forEach((id) => checkLength(`at ${shown(path)}: an id`, id, NAME_CHARACTERS));
  if (ids.length > 0 && /^[0-9-]/.test(ids[0].replace(/[^A-Za-z0-9_-]/g, ""))) {
    throw new Error(`at ${shown(path)}: the first letter or digit of an id right below a stack must be a letter, got ${shown(ids[0])}`);
  }
}
