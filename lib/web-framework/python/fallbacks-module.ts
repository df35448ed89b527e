/** What lets sessions of Flask and Quart survive the rotation of the key they are signed with. */
export function renderFallbacksModule(): string {
  return `"""Hands the key before the last rotation to an application of Flask or Quart."""
import os


def hand_over(application):
    config = getattr(application, "config", None)
    if not isinstance(config, dict) or not hasattr(application, "secret_key"):
        return
    keys = config.get("SECRET_KEY_FALLBACKS") or []
    # Of a text, each character would be taken for a key.
    keys = [keys] if isinstance(keys, (str, bytes)) else [*keys]
    present, previous = _rotated()
    if previous and previous not in keys and application.secret_key == present:
        keys.append(previous)
    if keys:
        config["SECRET_KEY_FALLBACKS"] = keys


def _rotated():
    """The key and the one before it: from their files where no variable holds them."""
    path = os.environ.get("SECRET_KEY_FILE", "")
    if "SECRET_KEY" in os.environ or not path:
        return os.environ.get("SECRET_KEY"), os.environ.get("SECRET_KEY_FALLBACKS")
    return _read(path), _read(os.path.join(os.path.dirname(path), "previous"))


def _read(path):
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read().removesuffix("\\n")
    except FileNotFoundError:
        return None
`;
}
