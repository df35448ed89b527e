import { checkNumbers, COUNT, PORT } from "../../lib/app-server/check-numbers";

interface Props {
  readonly workers?: number;
  readonly port?: number;
}

function check(props: Props): () => void {
  return () => checkNumbers("Product", props, { workers: COUNT, port: PORT });
}

test("what is left out is not checked", () => {
  expect(check({})).not.toThrow();
});

test("whole numbers within bounds are let through", () => {
  expect(check({ workers: 1, port: 65_535 })).not.toThrow();
});

test.each<[Props, string]>([
  [{ workers: 0 }, "'workers' of 'Product' must be a whole number of at least 1, got 0"],
  [{ workers: 1.5 }, "'workers' of 'Product' must be a whole number of at least 1, got 1.5"],
  [{ port: 80 }, "'port' of 'Product' must be a whole number of at least 1024 and at most 65535, got 80"],
])("%j is refused", (props, message) => {
  expect(check(props)).toThrow(message);
});
