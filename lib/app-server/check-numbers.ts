import { checkKinds, NUMBER } from "../container/kinds";
import { wholeNumber } from "../container/numbers";
import { ENGINE_WORDS } from "./kinds";

/** Least and greatest value. */
export type Bounds = readonly [atLeast: number, atMost?: number];

export const COUNT: Bounds = [1];
/** Ports that need no right of the system administrator. */
export const PORT: Bounds = [1024, 65_535];
/** A release waits for as long. */
export const GRACE_SECONDS: Bounds = [1, 1000];
/** A proxy has to give up a connection some time before the server does. */
export const KEEP_ALIVE_SECONDS: Bounds = [2];

/** Refuses numbers among an engine's props that are not whole or out of bounds, and what is no number, no text, where it should be. */
export function checkNumbers<Props extends object>(
  productName: string,
  props: Props,
  bounds: { readonly [Prop in keyof Props]?: Bounds },
): void {
  checkKinds(productName, props, { optional: { ...ENGINE_WORDS, ...Object.fromEntries(Object.keys(bounds).map((prop) => [prop, NUMBER])) } });
  for (const [prop, [atLeast, atMost]] of Object.entries<Bounds>(bounds as { [prop: string]: Bounds })) {
    const value = props[prop as keyof Props];
    if (value !== undefined) wholeNumber(`${prop}' of '${productName}`, value as number, { atLeast, atMost });
  }
}
