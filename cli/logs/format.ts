import { visibleInColour, visibleJson, visibleLine } from "../visible";
import type { LogLine } from "./log-line";
import type { Source } from "./source";

/** How lines are to look. */
export interface Style {
  readonly json?: boolean;
  readonly timestamps?: boolean;
  readonly colours?: boolean;
  /** Whether a terminal shows them, which would obey what stands in them. */
  readonly terminal?: boolean;
}

const COLOURS = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

/** Makes lines to print; whose each is stands before it. */
export class Format {
  private width = 0;
  private readonly releases = new Set<string>();
  private readonly colours = new Map<string, number>();

  public constructor(private readonly style: Style) {}

  /** Takes notice of containers before their first line, so that the prefixes are of one width. */
  public expect(sources: readonly Source[]): void {
    for (const { container } of sources) if (container.release !== undefined) this.releases.add(container.release);
    this.width = Math.max(this.width, ...sources.map((source) => this.prefix(source).length));
  }

  public line(source: Source, { time, stream, text }: LogLine): string {
    const { place, container } = source;
    if (this.style.json) {
      const { construct, part, replica } = place;
      return visibleJson({ time, construct, part, replica, release: container.release, container: container.name, stream, text });
    }
    const prefix = this.prefix(source);
    this.width = Math.max(this.width, prefix.length);
    return `${this.coloured(prefix.padEnd(this.width), place.label)} | ${this.style.timestamps ? `${time} ` : ""}${this.style.terminal ? visibleInColour(text) : text}`;
  }

  /** With several releases at once it says which. */
  private prefix({ place, container: { release } }: Source): string {
    return visibleLine(release !== undefined && this.releases.size > 1 ? `${place.label} ${release}` : place.label);
  }

  private coloured(prefix: string, label: string): string {
    if (!this.style.colours) return prefix;
    const colour = this.colours.get(label) ?? COLOURS[this.colours.size % COLOURS.length];
    this.colours.set(label, colour);
    return `\u001b[${colour}m${prefix}\u001b[0m`;
  }
}
