import type { Container } from "@cdktf/provider-docker/lib/container";
import { dependable, TerraformStack } from "cdktf";
import { Construct, Node } from "constructs";
import { defineVolume } from "../private/docker-parts";
import { claimName, hostName, namePrefix } from "../private/names";
import { CONFIGURATION } from "../private/terraform-expressions";
import { ToolsImage } from "../private/tools-image";
import { defineJob } from "./job";
import { RELEASE_RECORD } from "./record-names";
import { SMALL_JOB } from "./small-job";

/** Keeps what the last releases of a stack were deployed from, so that one of them can be put back. */
export class ReleaseRecord extends Construct {
  /** The one of the stack. */
  public static of(scope: Construct): ReleaseRecord {
    const stack = TerraformStack.of(scope);
    const existing = Node.of(stack).tryFindChild(RELEASE_RECORD);
    return existing instanceof ReleaseRecord ? existing : new ReleaseRecord(stack, RELEASE_RECORD);
  }

  private readonly job: Container;
  private kept = 1;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    const name = `${namePrefix(scope)}-releases`;
    claimName(this, name);
    const volume = defineVolume(this, "Volume", name);
    const tools = ToolsImage.of(scope);
    this.job = defineJob(this, "Resource", {
      ...SMALL_JOB,
      title: "recording the release",
      name: hostName(this),
      image: tools.imageId,
      dependsOn: [volume, tools.image],
      writableRoot: true,
      // A volume that was lost is made anew, and the release is recorded again.
      spec: () => ({ user: "0:0", entrypoint: ["sh", "-euc", RECORD_SCRIPT], environment: { KEEP: String(this.kept), VOLUME: volume.id } }),
      mounts: [{ source: name, target: "/releases", writable: true }],
      uploads: [{ file: "/next/configuration.gz", base64Expression: CONFIGURATION, permissions: "0400" }],
    });
  }

  /**
   * Has the releases recorded that this job has put before the public: none that failed.
   * @param keep how many; of several numbers the largest counts
   */
  public recordAfter(routeJob: Container, keep: number): void {
    this.kept = Math.max(this.kept, keep);
    this.job.dependsOn = [...(this.job.dependsOn ?? []), dependable(routeJob)];
  }
}

/** One file for each configuration, named by when it came first; the time of a file tells when it was last put live. */
export const RECORD_SCRIPT = `
umask 077
cd /releases
exec 9< .
timeout 60 flock 9 || { echo "another job is still recording a release" >&2; exit 1; }
rm -f .new
hash=$(gunzip -c /next/configuration.gz | sha256sum | cut -c 1-8)
file=$(ls | grep -e "-$hash[.]json[.]gz\\$" || true)
if [ -z "$file" ]; then
  file=$(date -u +%Y%m%d%H%M%S)-$hash.json.gz
  cp /next/configuration.gz .new
  chmod 0600 .new
  mv .new $file
fi
touch $file
rm -f \${file%.json.gz}.left
ls -t | grep -e '[.]json[.]gz$' | tail -n +$((KEEP + 1)) | while IFS= read -r old; do rm -f $old \${old%.json.gz}.left; done
echo "recorded \${file%.json.gz}"
`;
