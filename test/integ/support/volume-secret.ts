import { Secret } from "../../../lib";
import { docker } from "./docker";
import { pythonImage } from "./start-project";

const SCRIPT = 'mkdir -p "$(dirname "/made/$FILE")"; printf %s "$TEXT" > "/made/$FILE"; chmod 0440 "/made/$FILE"; chown "0:$GROUP" "/made/$FILE"';

/** Puts a file into a volume, as a user does who keeps secrets there, for the group that may read it. */
export function storeInVolume(volume: string, file: string, text: string): void {
  const variables = { FILE: file, TEXT: text, GROUP: String(Secret.groupOf(volume)) };
  const settings = Object.entries(variables).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
  docker("run", "--rm", "--network", "none", "--volume", `${volume}:/made`, ...settings, pythonImage(), "sh", "-euc", SCRIPT);
}
