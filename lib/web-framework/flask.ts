import { checkKinds } from "../container/kinds";
import { FLASK } from "./kinds";
import { pythonApplication } from "./python/application";
import { checkApplication, checkPythonProps } from "./python/checks";
import type { PythonApplicationProps } from "./python-application-props";
import type { Application, IWebFrameworkEngine, WebFrameworkEngineBindOptions } from "./web-framework-engine";

/** Properties of `Flask`. */
export interface FlaskProps extends PythonApplicationProps {
  /**
   * Module and name of the application, `shop:app`, or of a function that makes it, `shop:create_app()`. Importing it must
   * not need the database: what the database needs belongs into `migrationCommand`.
   */
  readonly application: string;

  /**
   * Whether a release collects the static files of the application and its blueprints, and the proxy serves them.
   *
   * @default true
   */
  readonly collectStaticFiles?: boolean;
}

/**
 * A Flask application. It finds its secret key in the variables `SECRET_KEY` and `FLASK_SECRET_KEY`, which
 * `app.config.from_prefixed_env()` reads, and the address of its database in `DATABASE_URL`. Flask's own commands work in
 * `migrationCommand` and in release jobs. Of an application that signs with this key, sessions survive its rotation from
 * Flask 3.1 on.
 *
 * @see https://flask.palletsprojects.com/en/stable/config/#SECRET_KEY_FALLBACKS
 */
export class Flask implements IWebFrameworkEngine {
  public constructor(private readonly props: FlaskProps) {
    checkKinds("Flask", props, FLASK);
    checkApplication("application", "Flask", props.application);
    checkPythonProps("Flask", props);
    const { collectStaticFiles, staticFolder, staticUrlPath } = props;
    if (collectStaticFiles === false && (staticFolder ?? staticUrlPath) !== undefined) {
      throw new Error("'staticFolder' and 'staticUrlPath' of Flask need 'collectStaticFiles', got false; leave them out, or leave it out");
    }
  }

  public bind(options: WebFrameworkEngineBindOptions): Application {
    const { application, collectStaticFiles = true } = this.props;
    return pythonApplication(
      {
        productName: "Flask",
        props: this.props,
        wsgi: application,
        flaskStaticFiles: collectStaticFiles,
        environment: { FLASK_APP: application, ...(options.site.behindTls && { FLASK_SESSION_COOKIE_SECURE: "true" }) },
        secretKeyVariables: ["SECRET_KEY", "FLASK_SECRET_KEY"],
      },
      options,
    );
  }
}
