import { Daphne, Gunicorn, type IAppServerEngine, Uvicorn, Uwsgi } from "../../../lib";
import { Shop } from "../../support/shop";
import { errorsOf, testRule } from "../support";

testRule("body-size", {
  fails: () => new Shop({ proxy: { maxBodySizeMiB: 300 } }).stack,
  passes: () => new Shop({ server: { temporarySpaceMiB: 300 }, proxy: { maxBodySizeMiB: 300 } }).stack,
  at: "shop/AppServer",
  says: "its site takes bodies of 300 MiB, but its '/tmp' holds 256 MiB; set 'temporarySpaceMiB' to 600 or more, or lower 'maxBodySizeMiB'",
});

test.each<[string, IAppServerEngine, string]>([
  ["Django over ASGI", new Uvicorn(), "which lie in '/tmp' 2 times, but its '/tmp' holds 110 MiB; set 'temporarySpaceMiB' to 240 or more"],
  ["Daphne", new Daphne(), "which lie in '/tmp' 3 times, but its '/tmp' holds 110 MiB; set 'temporarySpaceMiB' to 360 or more"],
  ["uWSGI's own buffer", new Uwsgi({ extraArguments: ["--post-buffering", "1"] }), "which lie in '/tmp' 2 times, but its '/tmp' holds 110 MiB"],
  ["a server that does not tell", { ...new Gunicorn(), bodyCopies: undefined, bind: (options) => new Gunicorn().bind(options) }, "which lie in '/tmp' 2 times"],
])("counts what is kept twice: %s", (_, engine, message) => {
  const { stack } = new Shop({ server: { engine, temporarySpaceMiB: 110 }, proxy: { maxBodySizeMiB: 60 } });
  expect(errorsOf(stack)).toContain(message);
});

test.each<[string, IAppServerEngine, number, number]>([
  ["Gunicorn", new Gunicorn(), 64, 120],
  ["uWSGI", new Uwsgi(), 64, 120],
  ["Uvicorn", new Uvicorn(), 80, 240],
  ["Daphne", new Daphne(), 120, 256],
])("the default holds four uploads of 10 MiB or two of 60, as far as half of the memory does: %s", (_, engine, ...expected) => {
  expect([10, 60].map((maxBodySizeMiB) => new Shop({ server: { engine }, proxy: { maxBodySizeMiB } }).server._bodySpace.temporarySpaceMiB)).toEqual(expected);
});
