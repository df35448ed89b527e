import { checkKinds } from "../container/kinds";
import { FAST_API } from "./kinds";
import { pythonApplication } from "./python/application";
import { checkApplication, checkFolderOfPath, checkPythonProps } from "./python/checks";
import type { PythonApplicationProps } from "./python-application-props";
import type { Application, IWebFrameworkEngine, WebFrameworkEngineBindOptions } from "./web-framework-engine";

/** Properties of `FastApi`. */
export interface FastApiProps extends PythonApplicationProps {
  /**
   * Module and name of the application, `shop.main:app`, or of a function that makes it, `shop.main:create_app()`.
   * Importing it must not need the database.
   */
  readonly application: string;
}

/**
 * A FastAPI application, or one of any other ASGI framework, such as Starlette or Litestar. It finds a secret key in the
 * variable `SECRET_KEY` and the address of its database in `DATABASE_URL`.
 */
export class FastApi implements IWebFrameworkEngine {
  public constructor(private readonly props: FastApiProps) {
    checkKinds("FastApi", props, FAST_API);
    checkApplication("application", "FastApi", props.application);
    checkPythonProps("FastApi", props);
    checkFolderOfPath("FastApi", props);
  }

  public bind(options: WebFrameworkEngineBindOptions): Application {
    return pythonApplication({ productName: "FastApi", props: this.props, asgi: this.props.application }, options);
  }
}
