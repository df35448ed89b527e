import { spawnSync } from "node:child_process";

/** An element as a real parser sees it. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly ParsedElement[];
}

const PROGRAM = `
import json, sys
from xml.etree import ElementTree

def plain(element):
    return {"name": element.tag, "attributes": element.attrib, "children": [plain(child) for child in element]}

def parsed(text):
    try:
        return plain(ElementTree.fromstring(text.encode()))
    except (ElementTree.ParseError, UnicodeEncodeError) as error:
        return str(error)

json.dump([parsed(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** What Python's own parser makes of documents: the root element, or what it says against them. */
export function parsedXml(documents: readonly string[]): (ParsedElement | string)[] {
  const { status, stdout, stderr } = spawnSync("python3", ["-c", PROGRAM], { input: JSON.stringify(documents), encoding: "utf8", timeout: 30_000, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`the parser ended with ${String(status)}: ${stderr}`);
  return JSON.parse(stdout) as (ParsedElement | string)[];
}
