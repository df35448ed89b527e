import { renderLoginModule } from "../../../lib/web-framework/python/login-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({ "webstack_login.py": renderLoginModule() });

afterAll(() => folder.remove());

test("logs in beside the connections of pages, within three seconds", () => {
  expect(renderLoginModule()).toMatchInlineSnapshot(`
    """"Logs in to the database as the application does, within a bounded time."""
    import threading

    import webstack_database

    SECONDS = 3


    def login_error(host=None, seconds=SECONDS):
        """The error met when logging in, at another host if one is given; None when it worked."""
        # A thread, because no time limit of a driver covers the look-up of the host name.
        met = []
        thread = threading.Thread(target=lambda: met.append(_attempt(host)), daemon=True)
        thread.start()
        thread.join(seconds)
        return met[0] if met else TimeoutError(f"no answer within {seconds:g} seconds")


    def reason(error):
        """What the error says, in one line; some say nothing but their name."""
        return " ".join(str(error).split()) or type(error).__name__


    def _attempt(host):
        try:
            webstack_database.log_in(host, SECONDS - 1)
        except Exception as error:
            return error
    "
  `);
});

test.each([
  ["a log-in that works", "pass", "None"],
  ["one that is refused", 'raise OSError("no", host) if seconds == 2 else ValueError()', "OSError('no', 'db')"],
  ["one that takes too long", "import time; time.sleep(30)", "TimeoutError('no answer within 0.2 seconds')"],
])("tells of %s", (_what, body, told) => {
  folder.write({ "webstack_database.py": `def log_in(host, seconds): ${body}\n` });
  expect(folder.print("import webstack_login; print(repr(webstack_login.login_error('db', 0.2)))")).toBe(`${told}\n`);
});

test("an error without words is told by its name", () => {
  folder.write({ "webstack_database.py": "" });
  const reasons = "webstack_login.reason(TimeoutError()), webstack_login.reason(OSError('a\\n b'))";
  expect(folder.print(`import webstack_login; print(${reasons})`)).toBe("TimeoutError a b\n");
});
