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
    previous = os.environ.get("SECRET_KEY_FALLBACKS")
    if previous and previous not in keys and application.secret_key == os.environ.get("SECRET_KEY"):
        keys.append(previous)
    if keys:
        config["SECRET_KEY_FALLBACKS"] = keys
`;
}
