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
 *
 * No code has such a name. Files that somebody may want in an image stand in `left-out.ts`, which says what it leaves out.
 */
export const NEVER_IN_AN_IMAGE: readonly string[] = [
  ".env*",
  "!.env.example",
  ".git",
  ".venv",
  "venv",
  "*.sqlite3",
  "*.sqlite3-*",
  // Where tools keep log-ins
  ".ssh",
  ".gnupg",
  ".aws",
  ".azure",
  ".gcloud",
  ".kube",
  ".git-credentials",
  ".netrc",
  "_netrc",
  ".pgpass",
  ".my.cnf",
  ".mylogin.cnf",
  ".pypirc",
  ".dockercfg",
  ".dockerconfigjson",
  ".s3cfg",
  ".boto",
  ".vault-token",
  ".vault_pass*",
  ".terraformrc",
  "credentials.tfrc.json",
  // What somebody typed
  ".*_history",
  ".lesshst",
  ".viminfo",
  "__pycache__",
  "node_modules",
  "cdktf.out",
  ".terraform",
  "terraform.tfstate.d",
  "*.tfstate",
  "*.tfstate.*",
  "*.tfvars",
  "*.tfvars.json",
];
