import { Apache, Nginx, type ProxySite } from "../../lib";
import { Chain, hostOf } from "./smuggling/chain";
import { HIDDEN_PATHS, OTHER_PATHS } from "./smuggling/hidden-paths";
import { type Answer, send } from "./smuggling/raw";
import { isEcho, seenBy } from "./smuggling/verdict";
import { logs } from "./support/inside";

const PORTS = { nginx: 18610, apache: 18611 };
const OWN_PORTS = { nginx: 18612, apache: 18613 };
const LIMITED = 18614;
const DRY = 18615;

const [GUNICORN, UWSGI] = ["gunicorn", "uwsgi"].map(hostOf);
const PLAIN = "plain.example.com";
const AWAY = "away.example.com";

const ADDED = { "x-content-type-options": ["nosniff"], "referrer-policy": ["strict-origin-when-cross-origin"], "x-frame-options": ["SAMEORIGIN"] };

const chain = new Chain("wssm-answers", { servers: ["gunicorn", "uwsgi"] });

beforeAll(async () => {
  chain.start();
  await chain.startProxy("nginx", PORTS.nginx, new Nginx(), withOthers);
  await chain.startProxy("apache", PORTS.apache, new Apache(), withOthers);
  await chain.startProxy("own-nginx", OWN_PORTS.nginx, new Nginx({
    extraServerDirectives: "add_header X-Frame-Options DENY always; location /mine { add_header Referrer-Policy origin; return 200 mine; }",
  }));
  await chain.startProxy("own-apache", OWN_PORTS.apache, new Apache({
    extraVirtualHostDirectives: "Header set X-Frame-Options DENY\n<Location /mine>\nHeader always set Referrer-Policy origin\nRedirectMatch 404 .*\n</Location>",
  }));
  const limitReq = { ratePerMinute: 1, burst: 4 };
  const limitConn = { connections: 2 };
  await chain.startProxy("limited", LIMITED, new Nginx({ limitReq, limitConn }));
  await chain.startProxy("dry", DRY, new Nginx({ limitReq: { ...limitReq, burst: 0, dryRun: true }, limitConn: { ...limitConn, dryRun: true } }));
  await chain.untilServing([...Object.values(PORTS), ...Object.values(OWN_PORTS), DRY]);
}, 300_000);

afterAll(() => chain.dispose());

describe.each(Object.entries(PORTS))("%s", (_, port) => {
  test.each<[string, string, string, number]>([
    ["a page", GUNICORN, "/", 200],
    ["a page by way of uwsgi", UWSGI, "/", 200],
    ["an error of the application", GUNICORN, "/?status=500+Broken", 500],
    ["an application that is away", AWAY, "/", port === PORTS.apache ? 503 : 502],
    ["a static file", GUNICORN, "/static/plain.txt", 200],
    ["a static file that never changes", GUNICORN, "/static/app.0123456789ab.css", 200],
    ["a static file that is not there", GUNICORN, "/static/nothing", 404],
    ["what is hidden", GUNICORN, "/.env", 404],
    ["a request that is none", GUNICORN, "/ x", 400],
  ])("gives %s the headers that it lacks", async (_, host, path, status) => {
    const answer = await get(port, host, path);
    expect(answer).toMatchObject({ status, headers: ADDED });
  });

  test("gives a body that is too large the headers too", async () => {
    const { answers: [answer] } = await send(port, [`POST / HTTP/1.1\r\nHost: ${GUNICORN}\r\nContent-Length: 2000000\r\n\r\n`]);
    expect(answer).toMatchObject({ status: 413, headers: ADDED });
  });

  test.each(["200 OK", "302 Found", "404 Gone", "500 Broken"])("leaves an application's own as they are: %s", async (status) => {
    const query = `status=${status.replace(" ", "+")}&X-Frame-Options=DENY&Referrer-Policy=no-referrer&X-Content-Type-Options=own`;
    for (const host of [GUNICORN, UWSGI]) {
      const { headers } = await get(port, host, `/?${query}`);
      expect(headers).toMatchObject({ "x-frame-options": ["DENY"], "referrer-policy": ["no-referrer"], "x-content-type-options": ["own"] });
    }
  });

  test("adds nothing where they are switched off", async () => {
    for (const path of ["/", "/static/plain.txt", "/.env"]) {
      const { headers } = await get(port, PLAIN, path);
      expect(Object.keys(headers).filter((name) => name in ADDED)).toEqual([]);
    }
  });

  test.each(HIDDEN_PATHS)("hides %s", async (path) => {
    expect([(await get(port, GUNICORN, path)).status, (await get(port, UWSGI, path)).status]).toEqual([404, 404]);
  });

  test.each(OTHER_PATHS)("takes %s for nothing that is hidden", async (path) => {
    for (const answer of [await get(port, GUNICORN, path), await get(port, UWSGI, path)]) {
      if (isEcho(answer)) expect(seenBy(answer).path).not.toMatch(/^\/+-\/+(ready|live)\/*$/);
      else expect([400, 404]).toContain(answer.status);
    }
  });
});

describe("names that no site has, and requests without any", () => {
  const requests = ["GET / HTTP/1.1\r\nHost: other.example.com\r\n\r\n", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"];

  test.each(requests)("are closed by Nginx without an answer: %j", async (request) => {
    expect(await send(PORTS.nginx, [request])).toEqual({ answers: [], closed: true });
  });

  test.each(requests)("are refused by Apache: %j", async (request) => {
    const { answers, closed } = await send(PORTS.apache, [request, request]);
    expect([answers.map(({ status }) => status), closed]).toEqual([[421], true]);
    expect(answers[0].headers).toMatchObject(ADDED);
  });
});

test.each(Object.entries(OWN_PORTS))("%s does not repeat a header of a user's directives", async (_, port) => {
  expect((await get(port, GUNICORN, "/")).headers).toMatchObject({ ...ADDED, "x-frame-options": ["DENY"] });
  expect((await get(port, GUNICORN, "/mine")).headers).toMatchObject({ ...ADDED, "x-frame-options": [expect.any(String)], "referrer-policy": ["origin"] });
});

describe("limits of Nginx", () => {
  test("more requests at the same time than an address may have are answered 429", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => get(LIMITED, GUNICORN, "/?sleep=1")));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
  });

  test("more requests than the rate and the burst are answered 429, static files are not counted", async () => {
    const seen: number[] = [];
    for (let count = 0; count < 6; count += 1) seen.push((await get(LIMITED, UWSGI, "/")).status);
    expect([seen.includes(200), seen.slice(-2)]).toEqual([true, [429, 429]]);
    expect(await get(LIMITED, GUNICORN, "/")).toMatchObject({ status: 429, headers: ADDED });
    expect((await get(LIMITED, GUNICORN, "/static/plain.txt")).status).toBe(200);
  });

  test("a dry run answers all of them, and writes what it would have refused", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => get(DRY, GUNICORN, "/?sleep=0.5")));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const said = logs(chain.container("dry"));
    expect(said).toContain("limiting requests, dry run");
    expect(said).toContain("limiting connections, dry run");
  });
});

async function get(port: number, host: string, path: string): Promise<Answer> {
  const { answers: [answer] } = await send(port, [`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`], 9000);
  return answer;
}

/** One whose headers are its own business, and one whose server refuses every connection. */
function withOthers(usual: ProxySite[]): ProxySite[] {
  const [first] = usual;
  return [
    ...usual,
    { ...first, name: "plain", serverNames: [PLAIN], securityHeaders: false },
    { ...first, name: "away", serverNames: [AWAY], servers: first.servers.map((server) => server.replace(/:[0-9]+$/, ":9")) },
  ];
}
