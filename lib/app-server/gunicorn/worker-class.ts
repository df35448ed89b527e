const NOT_HERE: [RegExp, string][] = [
  [
    /^(asgi$|gunicorn\.workers\.gasgi)/,
    "Gunicorn 26's own asgi worker never answers a request that follows at once on a kept connection",
  ],
  [/^uvicorn\./, "Uvicorn has given up its workers for Gunicorn"],
];

/** `-k`, `--worker-class` and what Gunicorn takes for it. */
const OPTION = /^(?:-k=?|--worker-cl[as]*(?:=|$))(.*)$/s;

/** Refuses worker classes whose other options are not known here, whichever way they come. */
export function checkWorkerClass(known: readonly string[], workerClass: string | undefined, extraArguments: readonly string[] = []): void {
  if (workerClass !== undefined && !known.includes(workerClass)) {
    refuse(workerClass, `'workerClass' of 'Gunicorn' must be one of ${known.map((name) => `'${name}'`).join(", ")}, got '${workerClass}'`);
  }
  extraArguments.forEach((argument, index) => {
    const found = OPTION.exec(argument);
    if (!found) return;
    const given = found[1] || (extraArguments[index + 1] ?? "");
    refuse(given, `'extraArguments' of 'Gunicorn' must not name a worker class, got '${given}'; use 'workerClass'`);
  });
}

function refuse(workerClass: string, message: string): never {
  const reason = NOT_HERE.find(([pattern]) => pattern.test(workerClass))?.[1];
  throw new Error(
    reason ? `'workerClass' of 'Gunicorn' must not be '${workerClass}' (${reason}); use the engine 'new Uvicorn()'` : message,
  );
}
