import { Container } from "@cdktf/provider-docker/lib/container";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { ComposeFile, Database, OutputName, StackOutputs, type StackOutputsProps, Tls } from "../../lib";
import { Shop, type ShopOptions } from "../support/shop";
import { newStack, synth } from "../support/synth";
import { finishedText } from "./finished-stack";

type Outputs = Record<string, { readonly value: unknown; readonly description?: string }>;

function outputsOf(stack: TerraformStack): Outputs {
  return (JSON.parse(synth(stack).text) as { output?: Outputs }).output ?? {};
}

function valuesOf(stack: TerraformStack): Record<string, unknown> {
  return Object.fromEntries(Object.entries(outputsOf(stack)).map(([name, { value }]) => [name, value]));
}

/** A shop whose outputs are made first, so that everything comes after them. */
function shopOutputs(options: ShopOptions = {}, props?: StackOutputsProps): Record<string, unknown> {
  const stack = newStack();
  new StackOutputs(stack, "Outputs", props);
  new Shop({ stack, ...options });
  return valuesOf(stack);
}

test("a shop tells its addresses, networks and versions", () => {
  const names = [OutputName.URL, OutputName.URLS, OutputName.NETWORKS, OutputName.VERSIONS];
  expect(shopOutputs({}, { names })).toMatchInlineSnapshot(`
{
  "networks": {
    "Database/Network": "\${docker_network.Database_Network_D415FBCA.name}",
    "Proxy/Edge": "\${docker_network.Proxy_Edge_5580D585.name}",
    "Proxy/Front": "\${docker_network.Proxy_Front_C0FA254A.name}",
  },
  "url": "http://shop.example.com",
  "urls": [
    "http://shop.example.com",
  ],
  "versions": {
    "Database": "\${docker_image.Database_Image_D81A04E4.name}",
    "Proxy": "\${docker_image.Proxy_Image_4538CB59.name}",
    "Site": "\${docker_image.Site_Image_3519E7C2.name}",
    "WebstackTools": "\${docker_image.WebstackTools_635E05BC.name}",
  },
}
`);
});

test("volumes are told by the construct that fills them, those of data and secrets included", () => {
  expect(shopOutputs()).toMatchObject({
    volumes: {
      Database: ["shop-database-data", "shop-database-data-administrator-password", "shop-database-data-password"],
      Proxy: ["shop-proxy-configuration", "shop-proxy-public"],
      Site: ["shop-site-files", "shop-site-secret-key", "shop-site-static"],
    },
  });
});

test("containers are told by construct, replicas and jobs included", () => {
  expect(shopOutputs()).toMatchObject({
    containers: {
      "AppServer/Replica0": "${docker_container.AppServer_Replica0_C921188B.name}",
      "AppServer/Replica1": "${docker_container.AppServer_Replica1_AD3F4C5B.name}",
      Database: "${docker_container.Database_B269D8BB.name}",
      Proxy: "${docker_container.Proxy_CB0DFB71.name}",
      "Site/Job-migrate": "${docker_container.Site_Job-migrate_B8CE8EEF.name}",
    },
  });
});

test("an output says what it is", () => {
  const stack = newStack();
  new StackOutputs(stack, "Outputs", { names: [OutputName.URL] });
  expect(outputsOf(stack)).toEqual({ url: { description: "Where browsers find the first site", value: "" } });
});

test("a prop chooses", () => {
  expect(Object.keys(shopOutputs({}, { names: [OutputName.URL, OutputName.VOLUMES, OutputName.URL] }))).toEqual(["url", "volumes"]);
  expect(() => shopOutputs({}, { names: [] })).toThrow("'names' must name at least one output, such as OutputName.URL, got none; leave it out for all");
});

test("addresses follow scheme, names and port; a name with an asterisk is none", () => {
  const names = [OutputName.URL, OutputName.URLS];
  const serverNames = ["*.example.com", "www.example.com", "shop.example.com"];
  expect(shopOutputs({ proxy: { httpPort: 8080, serverNames } }, { names })).toEqual({
    url: "http://www.example.com:8080",
    urls: ["http://www.example.com:8080", "http://shop.example.com:8080"],
  });
  const tls = Tls.terminatedElsewhere({ trustedProxies: ["10.0.0.0/8"] });
  expect(shopOutputs({ proxy: { httpPort: 8080, tls } }, { names })).toEqual({
    url: "https://shop.example.com",
    urls: ["https://shop.example.com"],
  });
});

test("sites added later have addresses and volumes", () => {
  const stack = newStack();
  new StackOutputs(stack, "Outputs");
  new Shop({ stack }).addSite("Blog", ["blog.example.com"]);
  expect(valuesOf(stack)).toMatchObject({
    url: "http://shop.example.com",
    urls: ["http://shop.example.com", "http://blog.example.com"],
    volumes: { Blog: ["shop-blog-files", "shop-blog-secret-key", "shop-blog-static"] },
  });
});

test("a stack without a proxy has no address, and says so", () => {
  const stack = newStack("data");
  new Database(stack, "Database", { volumeName: "old-data" });
  new StackOutputs(stack, "Outputs");
  expect(valuesOf(stack)).toMatchObject({
    url: "",
    urls: [],
    volumes: { Database: ["old-data", "old-data-administrator-password", "old-data-password"] },
  });
});

test("an empty stack tells nothing", () => {
  const stack = newStack();
  new StackOutputs(stack, "Outputs");
  expect(valuesOf(stack)).toEqual({ url: "", urls: [], containers: {}, networks: {}, volumes: {}, versions: {} });
});

test("an override of a name or a mount is seen", () => {
  const stack = newStack();
  new StackOutputs(stack, "Outputs");
  const { database } = new Shop({ stack });
  database.container.addOverride("mounts", [{ type: "volume", source: "elsewhere", target: "/var/lib/postgresql", read_only: false }]);
  expect(valuesOf(stack)).toMatchObject({ volumes: { Database: expect.arrayContaining(["elsewhere"]) as string[] } });
});

test("a container of the user's own is told as well", () => {
  const stack = newStack();
  new StackOutputs(stack, "Outputs");
  new Container(stack, "Cache", { name: "cache", image: "a:1", mounts: [{ type: "volume", source: "cached", target: "/data" }] });
  expect(valuesOf(stack)).toMatchObject({ containers: { Cache: "${docker_container.Cache.name}" }, volumes: { Cache: ["cached"] } });
});

test("another output of the same name is refused", () => {
  const stack = newStack();
  new StackOutputs(stack, "Outputs");
  new TerraformOutput(stack, "url", { value: "mine" });
  expect(() => synth(stack)).toThrow("'shop/Outputs/url' and 'shop/url' would be one output in Terraform, 'url'; rename yours, or leave ours out of 'names'");
});

test("a Compose file has no place for them and is the same without", () => {
  const file = (outputs: boolean): string => {
    const stack = newStack();
    new Database(stack, "Database");
    if (outputs) new StackOutputs(stack, "Outputs");
    return ComposeFile.fromOutput(finishedText(synth(stack).text)).replace(/finished-stack-\w+/g, "<folder>");
  };
  expect(file(true)).toBe(file(false));
});
