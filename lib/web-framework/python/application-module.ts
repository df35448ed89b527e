/** How the user's application is found by its name, and what is said when it is not there. */
export function renderApplicationModule(): string {
  return `"""Finds the application by its name."""
import importlib
import inspect
import os
import sys

CALLED_WITH = {"WSGI": ("environ", "start_response"), "ASGI": ("scope", "receive", "send")}


def load(name, interface):
    """The application at module:attribute, or the one that the factory at module:attribute() makes."""
    module_name, _, attribute = name.removesuffix("()").partition(":")
    module = _import(module_name)
    if not hasattr(module, attribute):
        raise RuntimeError(f"the module '{module_name}' has no '{attribute}', which the application '{name}' names")
    found = getattr(module, attribute)
    if name.endswith("()"):
        if not callable(found):
            raise RuntimeError(f"the factory '{name}' must be a function, got {_kind(found)}; leave out the ()")
        found = found()
    if not _takes(found, CALLED_WITH[interface]):
        raise RuntimeError(f"'{name}' must be {_article(interface)} application, got {_kind(found)}{_hint(name, found)}")
    return found


def _import(name):
    # Not every server looks there by itself.
    if os.getcwd() not in sys.path:
        sys.path.append(os.getcwd())
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        # What the module itself imports is told with the place where it does.
        if f"{name}.".startswith(f"{error.name}."):
            raise RuntimeError(f"there is no module '{error.name}' in {os.getcwd()} or on the Python path") from None
        raise


def _takes(found, arguments):
    if not callable(found):
        return False
    try:
        signature = inspect.signature(found, follow_wrapped=False)
    except (TypeError, ValueError):
        return True  # Compiled code does not tell.
    try:
        signature.bind(*arguments)
    except TypeError:
        return False
    return True


def _hint(name, found):
    for interface, arguments in CALLED_WITH.items():
        if _takes(found, arguments):
            return f", which is {_article(interface)} application"
    if _takes(found, ()):
        return f"; if it makes the application, write '{name}()'"
    return ""


def _article(interface):
    return f"{'an' if interface == 'ASGI' else 'a'} {interface}"


def _kind(found):
    return f"the class {found.__name__}" if inspect.isclass(found) else type(found).__name__
`;
}
