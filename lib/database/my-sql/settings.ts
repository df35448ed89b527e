import { checkLength, NAME_CHARACTERS } from "../../container/lengths";

/** Options of the server's command line: `{ max_connections: "100" }`. */
export type ServerSettings = Readonly<Record<string, string>>;

/** Refuses what is not the name of an option; `product` is the engine's name. */
export function checkSettings(product: string, settings: ServerSettings = {}): ServerSettings {
  for (const name of Object.keys(settings)) {
    if (!/^[a-z][a-z0-9_.-]*$/i.test(name)) {
      throw new Error(`'settings' of ${product} must be keyed by option names without '--' before them, got ${JSON.stringify(name)}`);
    }
    checkLength(`a name in 'settings' of ${product}`, name, NAME_CHARACTERS);
  }
  return settings;
}

/** Of two settings by the same name the user's is left, whichever way it is spelt. */
export function allSettings(computed: ServerSettings, users: ServerSettings = {}): ServerSettings {
  const settings = new Map(Object.entries(computed));
  for (const [name, value] of Object.entries(users)) settings.set(name.replaceAll("-", "_"), value);
  return Object.fromEntries(settings);
}

/** The same as arguments of the server. */
export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).map(([name, value]) => `--${name}=${value}`);
}
