/**
 * One log-in, bounded in time, over a connection of its own.
 *
 * A page's connection would tell less (it may be one that broke, or one of a full server) and would stay open in each
 * thread that answers a health check.
 */
export function renderDatabaseModule(): string {
  return `"""Logs in to the database as the project does, within a bounded time and beside the connections of pages."""
import threading

from django.db import OperationalError, connections

SECONDS = 3


def has_server():
    """Whether the project's data is on a server that can be away; a file cannot, and no database at all cannot."""
    return connections["default"].vendor not in ("sqlite", "unknown")


def login_error(host=None, seconds=SECONDS):
    """The error met when logging in, at another host if one is given; None when it worked."""
    # A thread, because no time limit of a driver covers the look-up of the host name.
    met = []
    thread = threading.Thread(target=lambda: met.append(_log_in(host)), daemon=True)
    thread.start()
    thread.join(seconds)
    return met[0] if met else OperationalError(f"no answer within {seconds:g} seconds")


def _log_in(host):
    try:
        connection = _own_connection(host)
        try:
            connection.ensure_connection()
            return None if connection.is_usable() else OperationalError("the connection broke at once")
        finally:
            connection.close()
    except Exception as error:
        return error


def _own_connection(host):
    usual = connections["default"]
    # A pool waits half a minute for its first connection and hands out old ones.
    options = {name: value for name, value in usual.settings_dict["OPTIONS"].items() if name != "pool"}
    if usual.vendor in ("postgresql", "mysql"):
        options["connect_timeout"] = SECONDS - 1
    changed = {**usual.settings_dict, "OPTIONS": options}
    if host:
        changed["HOST"] = host
    return type(usual)(changed, "default")
`;
}
