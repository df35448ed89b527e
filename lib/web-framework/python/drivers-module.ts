/** Log-ins by whatever client the image has for the product: SQLAlchemy reads a URL's parameters as the application does. */
export function renderDriversModule(): string {
  return `"""Logs in by SQLAlchemy, or by a driver alone."""
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
`;
}
