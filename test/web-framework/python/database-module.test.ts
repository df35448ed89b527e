import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { renderDatabaseModule } from "../../../lib/web-framework/python/database-module";
import { renderDatabaseUrlModule } from "../../../lib/web-framework/python/database-url-module";
import { renderDriversModule } from "../../../lib/web-framework/python/drivers-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({
  "webstack_database.py": renderDatabaseModule(),
  "webstack_database_url.py": renderDatabaseUrlModule(),
  "webstack_drivers.py": renderDriversModule(),
});

afterAll(() => folder.remove());

/** Without what the machine's own Python has. */
function call(code: string, url: string) {
  return folder.run(["-S", "-c", `import webstack_database\n${code}`], { DATABASE_URL: url });
}

test("logs in by whatever there is", () => {
  expect(renderDatabaseModule()).toMatchInlineSnapshot(`
    """"Logs in to the database at DATABASE_URL: what webstack_login and webstack_job ask."""
    import functools
    import logging
    import socket

    import webstack_drivers
    from webstack_database_url import HOST, PORT, SCHEME


    def has_server():
        """Whether there is a database that can be away; a file cannot."""
        return bool(HOST and PORT)


    def usual_host():
        return HOST


    def may_pass(error):
        """Whether waiting may help against what a log-in met."""
        return not isinstance(error, (ImportError, TypeError, ValueError))


    def log_in(host, seconds):
        """Logs in and out again, at another host if one is given."""
        driver = webstack_drivers.choose()
        if driver and webstack_drivers.is_installed("sqlalchemy"):
            webstack_drivers.log_in_by_sqlalchemy(driver, host, seconds)
        elif webstack_drivers.knows(driver):
            webstack_drivers.log_in_by_driver(driver, host, seconds)
        else:
            _warn_of_guess()
            socket.create_connection((host or HOST, PORT), seconds).close()


    @functools.cache
    def _warn_of_guess():
        logging.getLogger("webstack").warning(
            "no driver for %s is installed that we know: ready means that %s:%d accepts connections, not that it lets us in",
            SCHEME, HOST, PORT,
        )
    "
  `);
});

test.each(["postgresql", "mongodb"])("without a driver it tries the port of %s, and says once that it knows no better", async (scheme) => {
  const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `${scheme}://clerk:x@127.0.0.1:${port}/shop`;
  const sentence = `no driver for ${scheme} is installed that we know: ready means that 127.0.0.1:${port} accepts connections, not that it lets us in\n`;
  expect(call("webstack_database.log_in(None, 2); webstack_database.log_in(None, 2)", url)).toEqual({ status: 0, stdout: "", stderr: sentence });
  server.close();
  await once(server, "close");
  expect(call("webstack_database.log_in(None, 2)", url).stderr).toMatch(/ConnectionRefusedError: .*\n$/);
});

test("an error of the program does not pass by waiting", () => {
  const errors = "OSError(), Exception(), ImportError(), TypeError(), ValueError()";
  expect(call(`print([webstack_database.may_pass(error) for error in (${errors})])`, "").stdout).toBe("[True, True, False, False, False]\n");
});

test.each([
  ["postgresql://clerk:x@db/shop", "True db"],
  ["mongodb://db:27017/shop", "True db"],
  ["mongodb://db/shop", "False db"],
  ["sqlite:////data/shop.db", "False None"],
  ["", "False None"],
])("knows whether there is a server: %s", (url, told) => {
  expect(call("print(webstack_database.has_server(), webstack_database.usual_host())", url).stdout).toBe(`${told}\n`);
});
