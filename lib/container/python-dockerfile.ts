/** What the Dockerfile of a Python project is made of. */
export interface PythonDockerfile {
  /** Name of the Debian-based Python image. */
  readonly baseImage: string;
  /** The file in `dependencies/` that names the dependencies. */
  readonly dependencyFile: "uv.lock" | "requirements.txt" | "pyproject.toml";
  readonly buildArgNames: readonly string[];
  readonly buildPackages: readonly string[];
  readonly systemPackages: readonly string[];
  readonly extraDependencies: readonly string[];
  /** Whether the context holds a `ca-bundle.crt`. */
  readonly hasCaBundle: boolean;
  /** Whether modules also lie in the project's `src/`. */
  readonly hasSourceFolder: boolean;
}

// A bot may bump it: https://pypi.org/project/uv/
const UV_VERSION = "0.13.9";

const CA_FILE = "/usr/local/share/ca-bundle.crt";

/** Reads PEP 621 dependencies; run in the build stage because a TOML parser is at hand there. */
export const PYPROJECT_READER = `import sys

try:
    import tomllib
except ModuleNotFoundError:
    from pip._vendor import tomli as tomllib

with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file).get("project", {})
if "dependencies" in project.get("dynamic", []):
    sys.exit("pyproject.toml must list its 'dependencies', not compute them: or add a requirements.txt or a uv.lock")
print("\\n".join(project.get("dependencies", [])))
`;

/**
 * Writes the Dockerfile for a context with the folders `dependencies/` (what the dependency layer depends on, and
 * nothing else) and `project/`. It has no `RUN --mount`, because Docker's classic builder knows none.
 */
export function pythonDockerfile(settings: PythonDockerfile): string {
  const certificates = settings.hasCaBundle ? [environment(certificateVariables())] : [];
  const modules = settings.hasSourceFolder ? "/app:/app/src" : "/app";
  const stages = [
    [
      `FROM ${settings.baseImage} AS build`,
      ...settings.buildArgNames.map((name) => `ARG ${name}`),
      ...installCertificates(settings.hasCaBundle),
      ...(settings.hasCaBundle ? [environment({ ...certificateVariables(), PIP_CERT: CA_FILE })] : []),
      ...installPackages(settings.buildPackages, settings.hasCaBundle),
      "COPY dependencies/ /dependencies/",
      "WORKDIR /dependencies",
      ...installDependencies(settings),
      "COPY project/ /app/",
      // By the content of the sources, which all have one time. It is checked at each start, at a cost of one in a hundred:
      // an image made from this one may hold other files. One that does not compile is no reason to stop here.
      run(["chmod -R u=rwX,go=rX /app", "(python -m compileall -q --invalidation-mode checked-hash /app || true)"]),
    ],
    [
      `FROM ${settings.baseImage}`,
      ...(settings.hasCaBundle ? [`COPY --from=build ${CA_FILE} ${CA_FILE}`] : []),
      ...certificates,
      ...installPackages(settings.systemPackages, settings.hasCaBundle),
      run([
        "groupadd --system --gid 10001 app",
        "useradd --system --uid 10001 --gid app --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app",
      ]),
      environment({
        PATH: "/venv/bin:$PATH",
        PYTHONPATH: modules,
        PYTHONUNBUFFERED: "1",
        PYTHONDONTWRITEBYTECODE: "1",
      }),
      "COPY --from=build /venv /venv",
      "COPY --from=build /app /app",
      "WORKDIR /app",
      "USER 10001:10001",
    ],
  ];
  return stages.map((lines) => lines.join("\n") + "\n").join("\n");
}

function installDependencies(settings: PythonDockerfile): string[] {
  const extra = settings.extraDependencies.map(shellWord).join(" ");
  if (settings.dependencyFile === "uv.lock") {
    return [
      environment({
        UV_PROJECT_ENVIRONMENT: "/venv",
        UV_PYTHON_DOWNLOADS: "never",
        UV_LINK_MODE: "copy",
        UV_COMPILE_BYTECODE: "1",
        UV_NO_CACHE: "1",
      }),
      run(["python -m venv --without-pip /uv", `${pip("/uv")} uv==${UV_VERSION}`]),
      run([
        '/uv/bin/uv sync --frozen --no-dev --no-install-project --no-editable --python "$(command -v python)"',
        ...(extra === "" ? [] : [`/uv/bin/uv pip install --python /venv/bin/python ${extra}`]),
        // uv leaves it for everybody to write to.
        "rm -f /venv/.lock",
      ]),
    ];
  }
  const list = settings.dependencyFile === "pyproject.toml" ? "/pyproject-requirements.txt" : "requirements.txt";
  return [
    ...(settings.dependencyFile === "pyproject.toml" ? ["COPY pyproject_reader.py /"] : []),
    run([
      "python -m venv --without-pip /venv",
      ...(settings.dependencyFile === "pyproject.toml" ? [`python /pyproject_reader.py > ${list}`] : []),
      `${pip("/venv")} -r ${list}`,
      // Apart, because a list with hashes refuses requirements that have none.
      ...(extra === "" ? [] : [`${pip("/venv")} ${extra}`]),
    ]),
  ];
}

// The base image's pip installs into the environment, so that none is left in it.
function pip(environmentFolder: string): string {
  return `python -m pip --python ${environmentFolder}/bin/python install --no-cache-dir --disable-pip-version-check`;
}

function certificateVariables(): Record<string, string> {
  return { SSL_CERT_FILE: CA_FILE, REQUESTS_CA_BUNDLE: CA_FILE };
}

function installCertificates(hasCaBundle: boolean): string[] {
  if (!hasCaBundle) return [];
  // Added to the public ones: a company's file often holds its own certificate only.
  const publicOnes = "/etc/ssl/certs/ca-certificates.crt";
  return [
    "COPY ca-bundle.crt /ca-bundle.crt",
    run([`if [ -f ${publicOnes} ]; then cat ${publicOnes} /ca-bundle.crt; else cat /ca-bundle.crt; fi > ${CA_FILE}`]),
  ];
}

function installPackages(packages: readonly string[], hasCaBundle: boolean): string[] {
  if (packages.length === 0) return [];
  const apt = `apt-get${hasCaBundle ? ` -o Acquire::https::CaInfo=${CA_FILE}` : ""}`;
  return [
    run([
      `${apt} update`,
      `DEBIAN_FRONTEND=noninteractive ${apt} install --yes --no-install-recommends ${packages.join(" ")}`,
      "rm -rf /var/lib/apt/lists/*",
    ]),
  ];
}

function run(commands: readonly string[]): string {
  return `RUN ${commands.join(" \\\n && ")}`;
}

function environment(variables: Readonly<Record<string, string>>): string {
  return `ENV ${Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join(" \\\n    ")}`;
}

function shellWord(text: string): string {
  return `'${text.replace(/'/g, "'\\''")}'`;
}
