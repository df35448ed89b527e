import { execArguments } from "../../../cli/exec/run-inside";
import { onEngine, server } from "../a-shop";

test("an application's command goes through the wrapper of its server", () => {
  expect(execArguments(server(0, { id: "1" }), ["ls", "-l"], { terminal: true, mark: "m" })).toEqual([
    "exec", "--interactive", "--tty", "--env", "WEBSTACK_EXEC=m", "1", "sh", "-c", 'exec sh "$WEBSTACK_FILES/with-secrets.sh" "$@"', "sh", "ls", "-l",
  ]);
});

test("elsewhere it is run as it is, without a terminal where there is none", () => {
  expect(execArguments(onEngine("shop-database", "Database", { id: "1" }), ["ls"], { terminal: false, mark: "m" })).toEqual(["exec", "--interactive", "--env", "WEBSTACK_EXEC=m", "1", "ls"]);
});
