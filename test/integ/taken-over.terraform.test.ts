import { Apache, AppServer, ContainerImage, type IReverseProxyEngine, Nginx, ReverseProxy, Tls, WebFramework } from "../../lib";
import { exchange } from "../support/exchange";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/describe-with-terraform";
import { docker, sweep } from "./support/docker";
import { exec } from "./support/exec";
import { CA_BUNDLE } from "./support/shop";
import { PlainWsgi, setVersion, tinyProject } from "./support/tiny-project";

const PORT = 18_630;
const SECONDS = 120;

/** Looks from inside the proxy, as its user, for a way to what the proxy reads, while a release is put in place. */
const ATTACK = `
end=$(($(date +%s) + ${SECONDS}))
rm -f /tmp/stop
while [ ! -e /tmp/stop ] && [ $(date +%s) -lt $end ]; do
  for process in "" /proc/[0-9]*; do
    case $process in
      "" | /proc/1 | /proc/$$) root=$process\${process:+/root} ;;
      *) tr '\\0' ' ' 2> /dev/null < $process/cmdline | grep -q /next/route.sh || continue; echo "saw the route job"; root=$process/root ;;
    esac
    for folder in srv/proxy srv/public; do
      if (echo taken > $root/$folder/taken) 2> /dev/null; then echo "wrote $root/$folder"; fi
    done
    if [ -n "$process" ] && ls $process/root/next > /dev/null 2>&1; then echo "read $process/root/next"; fi
  done
done
`;

describeWithTerraform("who has taken over a process of the proxy", () => {
  test.each<[string, IReverseProxyEngine]>([["Nginx", new Nginx()], ["Apache", new Apache()]])("cannot change what %s reads and serves, not even during a release", async (product, engine) => {
    const id = `wstaken-${product.toLowerCase()}`;
    const project = tinyProject("requirements.txt");
    const deployment = new Deployment();
    const proxy = `${id}-proxy`;
    const deploy = async (version: string): Promise<void> => {
      setVersion(project, version);
      deployment.synth({
        [id]: (stack) => {
          const framework = new WebFramework(stack, "Site", { engine: new PlainWsgi(), image: ContainerImage.fromPythonProject(project, { caBundle: CA_BUNDLE }) });
          const upstream = new AppServer(stack, "AppServer", { framework });
          new ReverseProxy(stack, "Proxy", { upstream, serverNames: ["taken.example.com"], tls: Tls.none(), httpPort: PORT, bindAddress: "127.0.0.1", engine });
        },
      });
      await deployment.deploy(id);
    };
    sweep(`${id}-`);
    try {
      await deploy("1");
      const attack = exec(proxy, ["sh", "-c", ATTACK], SECONDS + 30);
      await deploy("2");
      docker("exec", proxy, "touch", "/tmp/stop");
      const found = [...new Set((await attack).split("\n"))];
      expect(found).toEqual(["saw the route job"]);
      const answer = await exchange({ address: "127.0.0.1", port: PORT, timeoutSeconds: 10 }, { method: "GET", path: "/", headers: { host: "taken.example.com" } });
      expect(JSON.parse(answer.body.toString())).toMatchObject({ version: "2" });
    } finally {
      await deployment.destroy(id);
      deployment.dispose();
      sweep(`${id}-`);
    }
  }, 400_000);
});
