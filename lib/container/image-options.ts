/** How to name an image of a registry. */
export interface RegistryImageOptions {
  /**
   * Digest that pins the exact image: `"sha256:"` and 64 hex digits. It is appended to the name.
   *
   * @default - the one the tag has at the first deploy
   */
  readonly digest?: string;
}

/** How to build an image from a folder with a Dockerfile. */
export interface DirectoryImageOptions {
  /**
   * Path of the Dockerfile, inside the folder.
   *
   * @default "Dockerfile"
   */
  readonly dockerfile?: string;

  /**
   * Build stage to stop at.
   *
   * @default - the last one
   */
  readonly target?: string;

  /**
   * Values of the Dockerfile's `ARG`s. Never a secret: they can be read in the history of the image.
   *
   * @default - none
   */
  readonly buildArgs?: { [name: string]: string };

  /**
   * Patterns, as in `.dockerignore`, of files that enter the image although `.dockerignore` or the list of files that
   * never do leaves them out, such as `"certs/ca.pem"`. A folder brings in everything inside.
   *
   * @default - none
   */
  readonly include?: string[];
}

/** How to build an image from a Python project. */
export interface PythonProjectImageOptions {
  /**
   * Tag of the official image `python` to build on. It must be based on Debian.
   *
   * @see https://hub.docker.com/_/python
   * @default "3.14.7-slim-trixie"
   */
  readonly pythonVersion?: string;

  /**
   * Path of a PEM file, on this machine, with certificates to trust beside the public ones: for networks that re-sign
   * TLS. The build trusts them, and so does the program in the image through `SSL_CERT_FILE` and `REQUESTS_CA_BUNDLE`.
   *
   * @default - only the public ones
   */
  readonly caBundle?: string;

  /**
   * Environment of the build stage, such as `PIP_INDEX_URL`. Never a secret: it can be read in the build's history.
   *
   * @default - none
   */
  readonly buildArgs?: { [name: string]: string };

  /**
   * Debian packages the program needs while it runs, such as `"libpq5"`.
   *
   * @default - none
   */
  readonly systemPackages?: string[];

  /**
   * Debian packages needed to install the dependencies, such as `"gcc"` and `"libpq-dev"`. They are not in the image.
   *
   * @default - none
   */
  readonly buildPackages?: string[];

  /**
   * Requirements to install beside those of the project, such as `"gunicorn>=26.1"`.
   *
   * @default - none
   */
  readonly extraDependencies?: string[];

  /**
   * Patterns, as in `.dockerignore`, of files that enter the image although `.dockerignore` or the list of files that
   * never do leaves them out, such as `"certs/ca.pem"`. A folder brings in everything inside.
   *
   * @default - none
   */
  readonly include?: string[];
}
