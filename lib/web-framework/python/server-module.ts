import { pythonLiteral } from "../../config/python-literal";

/** The module whose `application` a server runs: health paths first, then the user's application. */
export function renderServerModule(interfaceName: "WSGI" | "ASGI", application: string): string {
  const suffix = interfaceName.toLowerCase();
  const whole = interfaceName === "WSGI";
  return `"""The ${interfaceName} application, behind the health paths."""
${whole ? "import webstack_answer\n" : ""}import webstack_application
import webstack_${suffix}_body
import webstack_fallbacks
import webstack_health
import webstack_proxy
import webstack_release

_own = webstack_application.load(${pythonLiteral(application)}, "${interfaceName}")
webstack_fallbacks.hand_over(_own)
webstack_release.hold()
${whole ? "webstack_answer.in_one_write()\n" : ""}
_told = webstack_health.before_${suffix}(webstack_proxy.behind_proxy_${suffix}(_own))
application = webstack_${suffix}_body.read_before_answer(${whole ? "webstack_answer.as_of_others(_told)" : "_told"})
`;
}
