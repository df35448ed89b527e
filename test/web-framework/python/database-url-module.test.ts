import { renderDatabaseUrlModule } from "../../../lib/web-framework/python/database-url-module";
import { PythonFolder } from "./python-folder";

const folder = new PythonFolder({ "webstack_database_url.py": renderDatabaseUrlModule() });

afterAll(() => folder.remove());

test("takes the address apart", () => {
  expect(renderDatabaseUrlModule()).toMatchInlineSnapshot(`
""""The parts of DATABASE_URL."""
import os
from urllib.parse import urlsplit



def _text():
    path = os.environ.get("DATABASE_URL_FILE")
    if "DATABASE_URL" in os.environ or not path:
        return os.environ.get("DATABASE_URL", "")
    with open(path, encoding="utf-8") as file:
        return file.read()


TEXT = _text()
SCHEME, _, REST = TEXT.partition("://")
PRODUCT, _, DRIVER = SCHEME.partition("+")
PRODUCT = {"postgres": "postgresql", "mariadb": "mysql"}.get(PRODUCT, PRODUCT)

# Without its scheme, because for urlsplit one with an underscore, as in psycopg_async, is none.
PARTS = urlsplit(f"//{REST}")
HOST = PARTS.hostname
PORT = PARTS.port or {"postgresql": 5432, "mysql": 3306}.get(PRODUCT)
"
`);
});

test("reads the address from a file where no variable holds it", () => {
  folder.write({ "url": "postgresql://clerk:x@db/shop" });
  const program = "from webstack_database_url import *; print(HOST)";
  expect(folder.print(program, { DATABASE_URL_FILE: "url" })).toBe("db\n");
  expect(folder.print(program, { DATABASE_URL_FILE: "url", DATABASE_URL: "postgresql://clerk:x@other/shop" })).toBe("other\n");
});

test.each([
  ["postgresql+psycopg_async://clerk:x@db/shop", "postgresql psycopg_async db 5432"],
  ["postgres://clerk:x@[::1]:5433/shop", "postgresql  ::1 5433"],
  ["mariadb+pymysql://clerk:x@db/shop?charset=utf8mb4", "mysql pymysql db 3306"],
  ["mongodb+srv://db/shop", "mongodb srv db None"],
  ["sqlite:////data/shop.db", "sqlite  None None"],
  ["nonsense", "nonsense  None None"],
])("reads %s", (url, parts) => {
  expect(folder.print("from webstack_database_url import *; print(PRODUCT, DRIVER, HOST, PORT)", { DATABASE_URL: url })).toBe(`${parts}\n`);
});
