import { pythonDockerfile } from "../../lib/container/python-dockerfile";

const PLAIN = {
  baseImage: "python:3.14.7-slim-trixie",
  dependencyFile: "requirements.txt",
  buildArgNames: [],
  buildPackages: [],
  systemPackages: [],
  extraDependencies: [],
  hasCaBundle: false,
  hasSourceFolder: false,
} as const;

function installSteps(text: string): string {
  return text.slice(text.indexOf("WORKDIR /dependencies"), text.indexOf("COPY project/"));
}

test("the whole file for requirements.txt", () => {
  expect(pythonDockerfile(PLAIN)).toMatchInlineSnapshot(`
    "FROM python:3.14.7-slim-trixie AS build
    COPY dependencies/ /dependencies/
    WORKDIR /dependencies
    RUN python -m venv --without-pip /venv \\
     && python -m pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check -r requirements.txt
    COPY project/ /app/
    RUN chmod -R u=rwX,go=rX /app \\
     && (python -m compileall -q --invalidation-mode checked-hash /app || true)

    FROM python:3.14.7-slim-trixie
    RUN groupadd --system --gid 10001 app \\
     && useradd --system --uid 10001 --gid app --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app
    ENV PATH=/venv/bin:$PATH \\
        PYTHONPATH=/app \\
        PYTHONUNBUFFERED=1 \\
        PYTHONDONTWRITEBYTECODE=1
    COPY --from=build /venv /venv
    COPY --from=build /app /app
    WORKDIR /app
    USER 10001:10001
    "
  `);
});

test("the whole file with everything asked for", () => {
  const text = pythonDockerfile({
    ...PLAIN,
    buildArgNames: ["PIP_INDEX_URL"],
    buildPackages: ["gcc", "libpq-dev"],
    systemPackages: ["libpq5"],
    extraDependencies: ["gunicorn>=26.1", "tzdata; sys_platform == 'win32'"],
    hasCaBundle: true,
    hasSourceFolder: true,
  });
  expect(text).toMatchInlineSnapshot(`
    "FROM python:3.14.7-slim-trixie AS build
    ARG PIP_INDEX_URL
    COPY ca-bundle.crt /ca-bundle.crt
    RUN if [ -f /etc/ssl/certs/ca-certificates.crt ]; then cat /etc/ssl/certs/ca-certificates.crt /ca-bundle.crt; else cat /ca-bundle.crt; fi > /usr/local/share/ca-bundle.crt
    ENV SSL_CERT_FILE=/usr/local/share/ca-bundle.crt \\
        REQUESTS_CA_BUNDLE=/usr/local/share/ca-bundle.crt \\
        PIP_CERT=/usr/local/share/ca-bundle.crt
    RUN apt-get -o Acquire::https::CaInfo=/usr/local/share/ca-bundle.crt update \\
     && DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::https::CaInfo=/usr/local/share/ca-bundle.crt install --yes --no-install-recommends gcc libpq-dev \\
     && rm -rf /var/lib/apt/lists/*
    COPY dependencies/ /dependencies/
    WORKDIR /dependencies
    RUN python -m venv --without-pip /venv \\
     && python -m pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check -r requirements.txt \\
     && python -m pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check 'gunicorn>=26.1' 'tzdata; sys_platform == '\\''win32'\\'''
    COPY project/ /app/
    RUN chmod -R u=rwX,go=rX /app \\
     && (python -m compileall -q --invalidation-mode checked-hash /app || true)

    FROM python:3.14.7-slim-trixie
    COPY --from=build /usr/local/share/ca-bundle.crt /usr/local/share/ca-bundle.crt
    ENV SSL_CERT_FILE=/usr/local/share/ca-bundle.crt \\
        REQUESTS_CA_BUNDLE=/usr/local/share/ca-bundle.crt
    RUN apt-get -o Acquire::https::CaInfo=/usr/local/share/ca-bundle.crt update \\
     && DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::https::CaInfo=/usr/local/share/ca-bundle.crt install --yes --no-install-recommends libpq5 \\
     && rm -rf /var/lib/apt/lists/*
    RUN groupadd --system --gid 10001 app \\
     && useradd --system --uid 10001 --gid app --no-create-home --home-dir /tmp --shell /usr/sbin/nologin app
    ENV PATH=/venv/bin:$PATH \\
        PYTHONPATH=/app:/app/src \\
        PYTHONUNBUFFERED=1 \\
        PYTHONDONTWRITEBYTECODE=1
    COPY --from=build /venv /venv
    COPY --from=build /app /app
    WORKDIR /app
    USER 10001:10001
    "
  `);
});

test("dependencies of pyproject.toml are read in the build stage", () => {
  expect(installSteps(pythonDockerfile({ ...PLAIN, dependencyFile: "pyproject.toml" }))).toMatchInlineSnapshot(`
    "WORKDIR /dependencies
    COPY pyproject_reader.py /
    RUN python -m venv --without-pip /venv \\
     && python /pyproject_reader.py > /pyproject-requirements.txt \\
     && python -m pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check -r /pyproject-requirements.txt
    "
  `);
});

test("uv.lock is installed as locked", () => {
  const text = pythonDockerfile({
    ...PLAIN,
    dependencyFile: "uv.lock",
    extraDependencies: ["gunicorn"],
  });
  expect(installSteps(text)).toMatchInlineSnapshot(`
    "WORKDIR /dependencies
    ENV UV_PROJECT_ENVIRONMENT=/venv \\
        UV_PYTHON_DOWNLOADS=never \\
        UV_LINK_MODE=copy \\
        UV_COMPILE_BYTECODE=1 \\
        UV_NO_CACHE=1
    RUN python -m venv --without-pip /uv \\
     && python -m pip --python /uv/bin/python install --no-cache-dir --disable-pip-version-check uv==0.13.9
    RUN /uv/bin/uv sync --frozen --no-dev --no-install-project --no-editable --python "$(command -v python)" \\
     && /uv/bin/uv pip install --python /venv/bin/python 'gunicorn' \\
     && rm -f /venv/.lock
    "
  `);
});

test("code comes after dependencies, so that a change of code installs nothing", () => {
  const text = pythonDockerfile(PLAIN);
  expect(text.indexOf("COPY project/")).toBeGreaterThan(text.indexOf("pip --python"));
  expect(text.indexOf("COPY --from=build /app")).toBeGreaterThan(text.indexOf("COPY --from=build /venv"));
  expect(text).not.toContain("--mount");
});
