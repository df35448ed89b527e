/** What stays out of a context that has no `.dockerignore` of its own, in the language of that file. */
export const DEFAULT_DOCKERIGNORE: readonly string[] = [
  // History and editors
  "**/.hg",
  "**/.svn",
  "**/.gitignore",
  "**/.gitattributes",
  "**/.idea",
  "**/.vscode",
  "**/.DS_Store",
  "**/Thumbs.db",
  "**/*.swp",
  "**/*~",
  // Python's tools
  "**/*.py[cod]",
  "**/*.egg-info",
  "**/.pytest_cache",
  "**/.mypy_cache",
  "**/.ruff_cache",
  "**/.tox",
  "**/.nox",
  "**/.coverage",
  "**/htmlcov",
  // Local data
  "**/*.log",
  "**/*.env",
  "**/*.sqlite",
  "**/*.sqlite-*",
  // What builds and runs the image
  "Dockerfile*",
  "Containerfile*",
  "compose*.y*ml",
  "docker-compose*.y*ml",
];

/**
 * File and folder names that never enter a context, whatever its `.dockerignore` says: secrets, data and folders
 * that are made anew on every machine. Compared in lower case with the bare name, at every depth.
 */
export const NEVER_IN_AN_IMAGE: readonly string[] = [
  ".env*",
  "!.env.example",
  ".git",
  ".venv",
  "venv",
  "*.sqlite3",
  "*.sqlite3-*",
  "*.pem",
  "*.key",
  "*.p12",
  "*.pfx",
  "*.jks",
  "*.ppk",
  "id_rsa*",
  "id_dsa*",
  "id_ecdsa*",
  "id_ed25519*",
  ".ssh",
  ".netrc",
  ".pgpass",
  ".pypirc",
  "__pycache__",
  "node_modules",
  "cdktf.out",
  ".terraform",
  "*.tfstate",
  "*.tfstate.*",
  "*.tfvars",
  "*.tfvars.json",
];
