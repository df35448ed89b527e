/** The parts of `DATABASE_URL`. */
export function renderDatabaseUrlModule(): string {
  return `"""The parts of DATABASE_URL."""
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
`;
}
