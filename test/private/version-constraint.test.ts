import { allowsOlderThan } from "../../lib/private/version-constraint";

test.each(["3.6.2", "= 3.6.2", "3.6.3", "~> 3.6.2", "~> 4.0", ">= 3.6.2", ">=3.6.2,<4.0.0", "> 3.6.1", ">= 3.0, >= 3.7", "4.0.0-beta1", "10"])(
  "%s lets in nothing older than 3.6.2",
  (constraint) => expect(allowsOlderThan(constraint, "3.6.2")).toBe(false),
);

test.each(["3.6.1", "= 3.0.2", "~> 3.6.0", "~> 3.0", ">= 3.6", "> 3.0", "< 4.0.0", "!= 3.6.2", "2.25.0", "3"])(
  "%s lets in something older than 3.6.2",
  (constraint) => expect(allowsOlderThan(constraint, "3.6.2")).toBe(true),
);

test.each(["", "latest", ">= three"])("'%s' is left to Terraform", (constraint) => {
  expect(allowsOlderThan(constraint, "3.6.2")).toBe(false);
});
