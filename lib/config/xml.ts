import { refuseCharacters } from "./xml-characters";
import { wellFormed } from "./xml-fragment";

/** An element: its attributes stand in the order they are given, those without a value are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlNode[];
}

/** Values as text; `true` and `false` as Windows writes them. */
export interface XmlAttributes {
  readonly [name: string]: string | number | boolean | undefined;
}

/** One entry of a document: an element, a comment, or elements as text. */
export type XmlNode = XmlElement | { readonly comment: string } | { readonly raw: string };

const INDENT = "  ";
const NAME = /^[A-Za-z_][\w.-]*$/;
const ESCAPES: { readonly [character: string]: string } = {
  "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
};

export function element(name: string, attributes: XmlAttributes = {}, ...children: XmlNode[]): XmlElement {
  return { name, attributes, children };
}

export function comment(text: string): XmlNode {
  return { comment: text };
}

/** Whole elements taken as they are, but for the indentation of their first line. */
export function rawElements(text: string): XmlNode {
  refuseCharacters(text, "raw XML");
  wellFormed(text);
  return { raw: text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "") };
}

/** The text of an XML file in UTF-8. */
export function renderXml(root: XmlElement): string {
  return `${['<?xml version="1.0" encoding="UTF-8"?>', ...lines(root, "")].join("\n")}\n`;
}

function lines(node: XmlNode, indent: string): string[] {
  if ("raw" in node) return node.raw === "" ? [] : [indent + node.raw];
  if ("comment" in node) return [`${indent}<!-- ${commentText(node.comment)} -->`];
  const head = [checkedName(node.name), ...Object.entries(node.attributes).flatMap(([name, value]) => attribute(name, value))].join(" ");
  if (node.children.length === 0) return [`${indent}<${head} />`];
  return [`${indent}<${head}>`, ...node.children.flatMap((child) => lines(child, indent + INDENT)), `${indent}</${node.name}>`];
}

function attribute(name: string, value: XmlAttributes[string]): string[] {
  if (value === undefined) return [];
  const text = String(value);
  refuseCharacters(text, `the XML attribute '${name}'`);
  return [`${checkedName(name)}="${text.replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character])}"`];
}

function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error(`an XML name must consist of letters, digits, '_', '-' and '.', got ${JSON.stringify(name)}`);
  return name;
}

function commentText(text: string): string {
  refuseCharacters(text, "an XML comment");
  if (/--|-$/.test(text)) throw new Error(`an XML comment must not contain '--' or end in '-', got ${JSON.stringify(text)}`);
  return text;
}
