import { ApplicationInterface } from "../../lib/app-server/app-server-engine";
import { bodySpace, type BodySpaceOptions } from "../../lib/app-server/body-space";

const APPLICATION = { wsgi: "shop.wsgi:application", readyPath: "/-/ready", livePath: "/-/live", wsgiUploadCopies: 1, asgiUploadCopies: 2 };

function space(options: Partial<BodySpaceOptions> = {}): ReturnType<typeof bodySpace> {
  const engine = { bodyCopies: { onDisk: 1 } };
  return bodySpace({ engine, application: APPLICATION, applicationInterface: ApplicationInterface.WSGI, memoryMiB: 1024, ...options });
}

test("without any sizes, four bodies of 10 MiB fit, each as often as server and framework keep it", () => {
  expect(space()).toEqual({ copies: 2, uploadsAtOnce: 4, neededMiB: 80, temporarySpaceMiB: 80, memoryMiB: 80 });
});

test.each([
  [1, 4],
  [32, 4],
  [33, 3],
  [64, 2],
  [1000, 2],
])("bodies of %d MiB: %d at once", (maxBodySizeMiB, atOnce) => {
  expect(space({ maxBodySizeMiB })).toMatchObject({ uploadsAtOnce: atOnce, neededMiB: atOnce * 2 * maxBodySizeMiB });
});

test("an application has 64 MiB for temporary files even where its uploads need less", () => {
  expect(space({ maxBodySizeMiB: 1 }).temporarySpaceMiB).toBe(64);
});

test("/tmp takes half of the memory at most, because it lies in it", () => {
  expect(space({ memoryMiB: 101 })).toMatchObject({ neededMiB: 80, temporarySpaceMiB: 50, memoryMiB: 50 });
});

test("the user's size of /tmp is taken as it is", () => {
  expect(space({ temporarySpaceMiB: 700 })).toMatchObject({ temporarySpaceMiB: 700, memoryMiB: 700 });
});

test("what a server keeps in memory counts beside /tmp", () => {
  expect(space({ engine: { bodyCopies: { inMemory: 2 } } })).toEqual({ copies: 1, uploadsAtOnce: 4, neededMiB: 40, temporarySpaceMiB: 64, memoryMiB: 144 });
});

test("the framework's copies are those of the interface that serves it", () => {
  expect(space({ applicationInterface: ApplicationInterface.ASGI }).copies).toBe(3);
});

test("a server and a framework that say nothing keep one copy each on the disk", () => {
  expect(space({ engine: {}, application: { wsgi: "shop:app", readyPath: "/ready", livePath: "/live" } }).copies).toBe(2);
});
