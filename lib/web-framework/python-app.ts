import { checkKinds } from "../container/kinds";
import { PYTHON_APP } from "./kinds";
import { pythonApplication } from "./python/application";
import { checkApplication, checkFolderOfPath, checkPythonProps } from "./python/checks";
import type { PythonApplicationProps } from "./python-application-props";
import type { Application, IWebFrameworkEngine, WebFrameworkEngineBindOptions } from "./web-framework-engine";

/** Properties of `PythonApp`. At least one of `wsgi` and `asgi` is needed. */
export interface PythonAppProps extends PythonApplicationProps {
  /**
   * Module and name of the WSGI application, `shop:app`, or of a function that makes it, `shop:create_app()`. Importing it
   * must not need the database.
   *
   * @default - it has none
   */
  readonly wsgi?: string;

  /**
   * Module and name of the ASGI application, `shop:app`, or of a function that makes it, `shop:create_app()`. Importing it
   * must not need the database.
   *
   * @default - it has none
   */
  readonly asgi?: string;
}

/**
 * Any Python web application: a callable as WSGI or ASGI defines it, whatever framework it was made with. It finds a secret
 * key in the variable `SECRET_KEY` and the address of its database in `DATABASE_URL`.
 */
export class PythonApp implements IWebFrameworkEngine {
  /** Needs `wsgi`, `asgi` or both. */
  public constructor(private readonly props: PythonAppProps = {}) {
    checkKinds("PythonApp", props, PYTHON_APP);
    const { wsgi, asgi } = props;
    if (wsgi === undefined && asgi === undefined) {
      throw new Error("'wsgi' or 'asgi' of PythonApp must name the application, such as 'shop:app', got neither");
    }
    if (wsgi !== undefined) checkApplication("wsgi", "PythonApp", wsgi);
    if (asgi !== undefined) checkApplication("asgi", "PythonApp", asgi);
    checkPythonProps("PythonApp", props);
    checkFolderOfPath("PythonApp", props);
  }

  public bind(options: WebFrameworkEngineBindOptions): Application {
    const { wsgi, asgi } = this.props;
    return pythonApplication({ productName: "PythonApp", props: this.props, wsgi, asgi }, options);
  }
}
