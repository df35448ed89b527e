import { element, rawElements, type XmlElement, type XmlNode } from "../../config/xml";
import { DROPPED_HEADERS, droppedHeaders } from "../client-headers";
import type { ProxySite } from "../reverse-proxy-engine";
import { farmName, type IisModel, literal } from "./model";
import { addressPattern, clientPattern } from "./trusted-proxies";

const SET = ["HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP"] as const;

/** What a rule tells the application of the client; `allowedServerVariables` has to name each of them. */
export function serverVariables(trustedHeaders: readonly string[]): string[] {
  return [...new Set([...SET, ...[...DROPPED_HEADERS, ...trustedHeaders].map(variableOf)])];
}

/**
 * The rules of one site, in the order URL Rewrite goes through them. Their patterns see the path without its first
 * slash, decoded once and with its dots resolved.
 *
 * @see https://learn.microsoft.com/en-us/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
 */
export function siteRules(site: ProxySite, { staticPaths, trustedProxies, trustedHeaders = [], extraRules }: IisModel): XmlNode[] {
  return [
    // The application's health is nobody's business outside.
    refusal("webstack-health", "^/*-/"),
    refusal("webstack-hidden", "(?:^|/)[.](?!well-known/)"),
    ...(extraRules === undefined ? [] : [rawElements(extraRules)]),
    ...staticPaths.map((path, index) =>
      rule(`webstack-static-${index}`, `^${literal(path.slice(1))}`, [], element("action", { type: "None" }))),
    ...passOn(site, trustedProxies, trustedHeaders),
  ];
}

function refusal(name: string, pattern: string): XmlElement {
  return rule(name, pattern, [], answer(404, "Not Found"));
}

/** The action that answers itself. */
export function answer(statusCode: number, statusReason: string): XmlElement {
  return element("action", { type: "CustomResponse", statusCode, statusReason, statusDescription: statusReason });
}

export function rule(name: string, url: string, parts: readonly XmlElement[], action: XmlElement): XmlElement {
  return element("rule", { name, stopProcessing: true }, element("match", { url }), ...parts, action);
}

/** Headers that name the client are set here or dropped; a trusted proxy's are believed. */
function passOn(site: ProxySite, trustedProxies: readonly string[], trustedHeaders: readonly string[]): XmlElement[] {
  const target = element("action", { type: "Rewrite", url: `http://${farmName(site)}/{R:0}` });
  const direct = rule("webstack-pass-on", ".*", [variables("{REMOTE_ADDR}", "http", [...new Set([...DROPPED_HEADERS, ...trustedHeaders])])], target);
  if (trustedProxies.length === 0) return [direct];
  const believed = (name: string, scheme: "http" | "https"): XmlElement =>
    rule(name, ".*", [
      element("conditions", { logicalGrouping: "MatchAll" },
        condition("{REMOTE_ADDR}", `^${addressPattern(trustedProxies)}$`),
        ...(scheme === "https" ? [condition("{HTTP_X_FORWARDED_PROTO}", "^ *(?:https|wss) *(?:,|$)")] : []),
        // Last, because {C:1} is of the last condition.
        condition("{HTTP_X_FORWARDED_FOR}", clientPattern(trustedProxies))),
      variables("{C:1}", scheme, droppedHeaders(trustedHeaders)),
    ], target);
  return [believed("webstack-trusted-https", "https"), believed("webstack-trusted-http", "http"), direct];
}

function condition(input: string, pattern: string): XmlElement {
  return element("add", { input, pattern });
}

function variables(client: string, scheme: string, dropped: readonly string[]): XmlElement {
  const values: { readonly [variable in (typeof SET)[number]]: string } = {
    HTTP_X_FORWARDED_FOR: client,
    HTTP_X_FORWARDED_PROTO: scheme,
    HTTP_X_FORWARDED_HOST: "{HTTP_HOST}",
    HTTP_X_REAL_IP: client,
  };
  return element("serverVariables", {},
    ...SET.map((name) => element("set", { name, value: values[name] })),
    ...dropped.map((header) => element("set", { name: variableOf(header), value: "" })));
}

function variableOf(header: string): string {
  return `HTTP_${header.toUpperCase().replaceAll("-", "_")}`;
}
