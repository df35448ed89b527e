import { parts, written } from "../../../../cli/releases/accept/template";

const KNOWN = new Set(["docker_container.A", "data.docker_network.N"]);
const STAMP = '${formatdate("YYYYMMDDhhmmss", plantimestamp())}';

test.each([
  ["plain text", "a $ b % c $$ %% {", ["a $ b % c $$ %% {"]],
  ["escapes", "$${a} %%{b}", ["${a} %{b}"]],
  ["more of them than one", "$$${a} $$$${b} %%%{c}", ["$${a} $$${b} %%{c}"]],
  ["a dollar by an expression", '${"$"}${docker_container.A.name}', ["$", "${docker_container.A.name}", ""]],
  ["references", "x${docker_container.A.id}y${data.docker_network.N.id}", ["x", "${docker_container.A.id}", "y", "${data.docker_network.N.id}", ""]],
  ["a place in a list", "${docker_container.A.network_data[0].ip_address}", ["", "${docker_container.A.network_data[0].ip_address}", ""]],
  ["a time stamp", `a-${STAMP}`, ["a-", STAMP, ""]],
])("%s is read as Terraform does, and written as it was", (_, text, expected) => {
  const found = parts(text, KNOWN);
  if ("stoppedAt" in found) throw new Error(found.stoppedAt);
  expect(found.map((part) => ("literal" in part ? part.literal : part.expression))).toEqual(expected);
  expect(written(found)).toBe(text);
});

test.each(["${docker_container.B.name}", "${ docker_container.A.name }", "%{", "${", "${docker_container.A.name", "${docker_container.A.*.name}", '${"%"}'])(
  "%s is neither text nor a reference",
  (text) => expect(parts(`a ${text}`, KNOWN)).toEqual({ stoppedAt: text }),
);
