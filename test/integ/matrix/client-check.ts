import { containers, docker } from "../support/docker";
import type { Cell } from "./cells";
import { stackId } from "./site";
import type { Visitor } from "./visitor";

/** What the application says of a request. */
interface Told {
  readonly client: string | null;
  readonly scheme: string;
  readonly host: string;
  readonly interface: string;
  readonly release: string;
}

/** Of the ranges for documentation, where nobody has an address (RFC 5737). */
const SOMEBODY = "203.0.113.7";
const FORGED = "198.51.100.9";

/** The application sees who asked and how, whatever is in front of it, and nobody can make it see something else. */
export async function checkClient(visitor: Visitor, cell: Cell): Promise<void> {
  const told = await whoAmI(visitor, { "x-forwarded-for": `${FORGED}, ${SOMEBODY}`, "x-real-ip": FORGED, "x-forwarded-host": "evil.example.com" });
  expect(told).toMatchObject({ scheme: cell.tls === "https" ? "https" : "http", host: visitor.host, interface: cell.runsAs, release: expect.any(String) as string });
  // Without a load balancer in front, this machine is the client, and the proxy sees it as the gateway of its network.
  const clients = visitor.https ? [SOMEBODY] : gateways(cell);
  expect([clients.includes(told.client ?? "nobody"), told]).toEqual([true, told]);
  await checkUnderscores(visitor, clients);
  if (visitor.https) return;
  expect((await whoAmI(visitor, { "x-forwarded-proto": "https" })).scheme).toBe("http");
}

/** To programs these are the headers with hyphens, so a proxy leaves them out. */
async function checkUnderscores(visitor: Visitor, clients: string[]): Promise<void> {
  for (const name of ["x_forwarded_for", "x-forwarded_for", "X_Real_IP"]) {
    const { client } = await whoAmI(visitor, { ...(visitor.https && { "x-forwarded-for": SOMEBODY }), [name]: FORGED });
    expect([name, clients.includes(client ?? "nobody"), client]).toEqual([name, true, client]);
  }
  const { scheme } = await whoAmI(visitor, { x_forwarded_proto: visitor.https ? "http" : "https", script_name: "/whoami" });
  expect(scheme).toBe(visitor.https ? "https" : "http");
}

async function whoAmI(visitor: Visitor, headers: Record<string, string>): Promise<Told> {
  const { status, body } = await visitor.ask("/whoami", { headers });
  expect([status, body]).toEqual([200, expect.stringContaining("scheme")]);
  return JSON.parse(body) as Told;
}

function gateways(cell: Cell): string[] {
  const [proxy] = containers({ stack: stackId(cell), construct: "Proxy", role: "service" });
  return docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.Gateway}} {{end}}", proxy).split(" ").filter(Boolean);
}
