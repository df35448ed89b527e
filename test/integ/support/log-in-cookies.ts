import type { Answer, Request } from "../../support/exchange";

const PATH = "/admin/login/?next=/admin/";

/** Logs in to Django's admin over https, and gives the attributes of the cookies that the log-in sets, by name. */
export async function logInCookies(
  send: (request: Request) => Promise<Answer>,
  headers: Record<string, string>,
  fields: Record<string, string>,
): Promise<Record<string, string[]>> {
  const form = await send({ method: "GET", path: PATH, headers });
  const token = /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(form.body)?.[1] ?? "";
  const answer = await send({
    method: "POST",
    path: PATH,
    headers: {
      ...headers,
      cookie: (form.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; "),
      origin: `https://${headers.host}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: Buffer.from(new URLSearchParams({ csrfmiddlewaretoken: token, ...fields }).toString()),
  });
  const cookies = (answer.headers["set-cookie"] ?? []).map((line) => line.split(";").map((part) => part.trim()));
  return Object.fromEntries(cookies.map(([pair, ...attributes]) => [pair.split("=")[0], attributes]));
}
