/** How Django reaches its database: what `webstack_login` and `webstack_job` ask. */
export function renderDatabaseModule(): string {
  return `"""Logs in to the database as the project does, beside the connections of pages."""
from django.db import Error, OperationalError, connections


def has_server():
    """Whether the project's data is on a server that can be away; a file cannot, and no database at all cannot."""
    return connections["default"].vendor not in ("sqlite", "unknown")


def usual_host():
    return connections["default"].settings_dict["HOST"]


def may_pass(error):
    """Whether waiting may help against what a log-in met."""
    return isinstance(error, (Error, OSError))


def log_in(host, seconds):
    """Logs in and out again, at another host if one is given."""
    connection = _own_connection(host, seconds)
    try:
        connection.ensure_connection()
        if not connection.is_usable():
            raise OperationalError("the connection broke at once")
    finally:
        connection.close()


def _own_connection(host, seconds):
    usual = connections["default"]
    # A pool waits half a minute for its first connection and hands out old ones.
    options = {name: value for name, value in usual.settings_dict["OPTIONS"].items() if name != "pool"}
    if usual.vendor in ("postgresql", "mysql"):
        options["connect_timeout"] = seconds
    changed = {**usual.settings_dict, "OPTIONS": options}
    if host:
        changed["HOST"] = host
    return type(usual)(changed, "default")
`;
}
