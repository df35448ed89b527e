import { renderDatabaseUrlModule } from "../../../lib/web-framework/python/database-url-module";
import { renderDriversModule } from "../../../lib/web-framework/python/drivers-module";
import { PythonFolder } from "./python-folder";

/** A driver that says what it is called with. */
const DRIVER = "class connect:\n    def __init__(self, *url, **named): print(*url, named)\n    def close(self): print('closed')\n";
const ASYNCHRONOUS_DRIVER = `class Connection:
    async def close(self): print('closed')
async def connect(*url, **named):
    print(*url, named)
    return Connection()
`;

const folder = new PythonFolder({
  "webstack_database_url.py": renderDatabaseUrlModule(),
  "webstack_drivers.py": renderDriversModule(),
  "with-psycopg/psycopg.py": DRIVER,
  "with-asyncpg/asyncpg.py": ASYNCHRONOUS_DRIVER,
  "with-pymysql/pymysql.py": DRIVER,
});

afterAll(() => folder.remove());

/** Without what the machine's own Python has. */
function call(code: string, url: string, driver: string) {
  return folder.run(["-S", "-c", `import webstack_drivers as drivers\n${code}`], { DATABASE_URL: url, PYTHONPATH: `${folder.path}/with-${driver}` });
}

test("knows what each driver is called with", () => {
  expect(renderDriversModule()).toMatchInlineSnapshot(`
    """"Logs in by SQLAlchemy, or by a driver alone."""
    import asyncio
    import importlib
    import importlib.util
    from urllib.parse import unquote

    from webstack_database_url import DRIVER, HOST, PARTS, PORT, PRODUCT, REST, TEXT

    # Drivers as URLs name them: module, words for time limits, and the word for the database unless it reads URLs.
    DRIVERS = {
        "postgresql": {
            "psycopg": ("psycopg", "connect_timeout", None),
            "psycopg2": ("psycopg2", "connect_timeout", None),
            "asyncpg": ("asyncpg", "timeout", None),
            "pg8000": ("pg8000.dbapi", "timeout", "database"),
            "psycopg_async": ("psycopg", "connect_timeout", None),
        },
        "mysql": {
            "mysqldb": ("MySQLdb", "connect_timeout read_timeout", "database"),
            "pymysql": ("pymysql", "connect_timeout read_timeout", "database"),
            "aiomysql": ("aiomysql", "connect_timeout", "db"),
            "asyncmy": ("asyncmy", "connect_timeout", "db"),
            "mysqlconnector": ("mysql.connector", "connection_timeout", "database"),
            "mariadbconnector": ("mariadb", "connect_timeout read_timeout", "database"),
        },
    }.get(PRODUCT, {})
    ASYNCHRONOUS = ("asyncpg", "aiomysql", "asyncmy")


    def choose():
        """The driver that the URL names, else the first that is installed; empty if there is none."""
        if DRIVER in DRIVERS or not DRIVERS:
            return DRIVER
        return next((name for name, (module, _, _) in DRIVERS.items() if is_installed(module)), "")


    def knows(driver):
        return driver in DRIVERS


    def is_installed(module):
        try:
            return importlib.util.find_spec(module) is not None
        except ModuleNotFoundError:
            return False


    def log_in_by_sqlalchemy(driver, host, seconds):
        import sqlalchemy.engine
        import sqlalchemy.pool
        url = sqlalchemy.engine.make_url(TEXT).set(drivername=f"{PRODUCT}+{driver}", host=host or HOST)
        _, limits, _ = DRIVERS.get(driver, ("", "", ""))
        options = {"poolclass": sqlalchemy.pool.NullPool, "connect_args": dict.fromkeys(limits.split(), seconds)}
        if url.get_dialect().is_async:
            asyncio.run(asyncio.wait_for(_by_asynchronous_sqlalchemy(url, options), seconds))
        else:
            sqlalchemy.create_engine(url, **options).connect().close()


    async def _by_asynchronous_sqlalchemy(url, options):
        from sqlalchemy.ext.asyncio import create_async_engine
        engine = create_async_engine(url, **options)
        try:
            await (await engine.connect()).close()
        finally:
            await engine.dispose()


    def log_in_by_driver(driver, host, seconds):
        module, limits, database = DRIVERS[driver]
        connect = importlib.import_module(module).connect
        named = {"host": host or HOST, "port": PORT, **dict.fromkeys(limits.split(), seconds)}
        if database:
            named |= {"user": unquote(PARTS.username or ""), "password": unquote(PARTS.password or "")}
            named[database] = unquote(PARTS.path.lstrip("/"))
        url = [] if database else [f"{PRODUCT}://{REST}"]
        if driver in ASYNCHRONOUS:
            asyncio.run(asyncio.wait_for(_by_asynchronous_driver(connect, url, named), seconds))
        else:
            connect(*url, **named).close()


    async def _by_asynchronous_driver(connect, url, named):
        connection = await connect(*url, **named)
        closing = connection.close()
        if closing is not None:
            await closing
    "
  `);
});

test.each([
  ["postgresql://clerk:a%2Fb@db:5433/shop?sslmode=require", "psycopg", "postgresql://clerk:a%2Fb@db:5433/shop?sslmode=require {'host': 'db', 'port': 5433, 'connect_timeout': 2}"],
  ["postgres://clerk:x@db/shop", "psycopg", "postgresql://clerk:x@db/shop {'host': 'db', 'port': 5432, 'connect_timeout': 2}"],
  ["postgresql+psycopg_async://clerk:x@db/shop", "psycopg", "postgresql://clerk:x@db/shop {'host': 'db', 'port': 5432, 'connect_timeout': 2}"],
  ["postgresql+asyncpg://clerk:x@db/shop", "asyncpg", "postgresql://clerk:x@db/shop {'host': 'db', 'port': 5432, 'timeout': 2}"],
  ["mysql+pymysql://cl%40rk:a%2Fb@db/sh%2Fop?charset=utf8mb4", "pymysql",
    "{'host': 'db', 'port': 3306, 'connect_timeout': 2, 'read_timeout': 2, 'user': 'cl@rk', 'password': 'a/b', 'database': 'sh/op'}"],
  ["mariadb://clerk:x@db/shop", "pymysql", "{'host': 'db', 'port': 3306, 'connect_timeout': 2, 'read_timeout': 2, 'user': 'clerk', 'password': 'x', 'database': 'shop'}"],
])("logs in at %s by %s", (url, driver, called) => {
  expect(call("drivers.log_in_by_driver(drivers.choose(), None, 2)", url, driver)).toEqual({ status: 0, stdout: `${called}\nclosed\n`, stderr: "" });
});

test("logs in at another host", () => {
  expect(call("drivers.log_in_by_driver(drivers.choose(), 'other', 2)", "postgresql://clerk:x@db/shop", "psycopg").stdout).toContain("{'host': 'other', 'port': 5432, ");
});

test.each([
  ["postgresql://db/shop", "psycopg", "psycopg True"],
  ["postgresql+pool://db/shop", "asyncpg", "asyncpg True"],
  ["postgresql+pg8000://db/shop", "psycopg", "pg8000 True"],
  ["mysql://db/shop", "psycopg", " False"],
  ["mssql+pyodbc://db/shop", "psycopg", "pyodbc False"],
  ["mongodb://db:27017/shop", "psycopg", " False"],
])("chooses for %s where there is %s", (url, driver, chosen) => {
  expect(call("print(drivers.choose(), drivers.knows(drivers.choose()))", url, driver).stdout).toBe(`${chosen}\n`);
});
