import type { SynthesizedContainer } from "../../cli/synthesized";

/** A synthesized container with nothing but its place and labels. */
export function labelled(path: string, construct: string, role = "job"): SynthesizedContainer {
  const labels = { "webstack.stack": path.split("/")[0], "webstack.construct": construct, "webstack.role": role };
  return {
    "//": { metadata: { path } },
    name: path.replace(/\//g, "-").toLowerCase(),
    image: "image",
    labels: Object.entries(labels).map(([label, value]) => ({ label, value })),
  };
}
