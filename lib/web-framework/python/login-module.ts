/**
 * One log-in, bounded in time, over a connection of its own.
 *
 * A page's connection would tell less (it may be one that broke, or one of a full server) and would stay open in each
 * thread that answers a health check.
 */
export function renderLoginModule(): string {
  return `"""Logs in to the database as the application does, within a bounded time."""
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
`;
}
