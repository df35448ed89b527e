import { AnnotationMetadataEntryType } from "cdktf";
import { Gunicorn, Postgres } from "../../../lib";
import { Shop } from "../../support/shop";
import { annotations, errorsOf, testRule } from "../support";

testRule("request-timeouts", {
  fails: () => new Shop({ server: { engine: new Gunicorn({ timeoutSeconds: 90 }) } }).stack,
  passes: () => new Shop({ server: { engine: new Gunicorn({ timeoutSeconds: 90 }), requestTimeoutSeconds: 91 } }).stack,
  at: "shop/AppServer",
  says: "a worker is ended after 90 s, but the proxy gives up after 60 s; set the server's timeout below that, or raise 'requestTimeoutSeconds'",
});

test.each(["45s", "45000", "1min"])("a statement timeout of %s outlasts the worker", (statement_timeout) => {
  const { stack } = new Shop({ database: { engine: new Postgres({ settings: { statement_timeout } }) } });
  expect(errorsOf(stack)).toBe("");
  expect(annotations(stack, AnnotationMetadataEntryType.WARN)).toMatch(/request-timeouts: the database ends a statement after (45|60) s, but nobody waits for it longer than 30 s/);
});

test("a client gets no more time than the application", () => {
  const { stack } = new Shop({ server: { requestTimeoutSeconds: 10, engine: new Gunicorn({ timeoutSeconds: 9 }) } });
  expect(errorsOf(stack)).toBe("");
  expect(annotations(stack, AnnotationMetadataEntryType.WARN)).toContain("the proxy waits 10 s for an answer and 15 s for the client's next bytes; set 'requestTimeoutSeconds' to 15 or more");
});
