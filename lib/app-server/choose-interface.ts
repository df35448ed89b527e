import { type Construct, Node } from "constructs";
import type { Application } from "../web-framework/web-framework-engine";
import { ApplicationInterface, type AppServerEngineBindOptions, type IAppServerEngine } from "./app-server-engine";

/** What a server runs of an application: what it prefers among what there is. */
export function chooseInterface(
  { applicationInterfaces, productName }: IAppServerEngine,
  { wsgi, asgi }: Application,
  framework: Construct,
): Pick<AppServerEngineBindOptions, "application" | "applicationInterface"> {
  const callables = { [ApplicationInterface.WSGI]: wsgi, [ApplicationInterface.ASGI]: asgi };
  for (const applicationInterface of applicationInterfaces) {
    const application = callables[applicationInterface];
    if (application !== undefined) return { application, applicationInterface };
  }
  const offered = Object.values(ApplicationInterface).filter((one) => callables[one] !== undefined);
  throw new Error(
    `${productName} runs ${inWords(applicationInterfaces)} applications, but '${Node.of(framework).path}' has ${inWords(offered) || "nothing to run"}; ` +
      "give AppServer another 'engine', or the framework an application of that kind",
  );
}

function inWords(interfaces: ApplicationInterface[]): string {
  return interfaces.map((one) => one.toUpperCase()).join(" and ");
}
