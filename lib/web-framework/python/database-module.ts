/** How an application reaches its database when nothing but `DATABASE_URL` is known of it. */
export function renderDatabaseModule(): string {
  return `"""Logs in to the database at DATABASE_URL: what webstack_login and webstack_job ask."""
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
`;
}
