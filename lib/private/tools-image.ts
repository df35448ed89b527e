import type { Image } from "@cdktf/provider-docker/lib/image";
import { TerraformStack } from "cdktf";
import { Construct, Node } from "constructs";
import { ContainerImage } from "../container/container-image";
import { mirroredName } from "../container/image-mirror";
import { defineImage, imageMirror } from "./docker-parts";

const IMAGE = "busybox:1.37.0";

/**
 * The image of the jobs that run as root (they make secrets and give volumes their owner): it holds a shell and
 * nothing else, so no code of a user or a server ever runs as root.
 */
export class ToolsImage extends Construct {
  /** The one of the stack. */
  public static of(scope: Construct): ToolsImage {
    const stack = TerraformStack.of(scope);
    const existing = Node.of(stack).tryFindChild("WebstackTools");
    return existing instanceof ToolsImage ? existing : new ToolsImage(stack, "WebstackTools");
  }

  public readonly image: Image;

  /** Its id, as the image tells it. */
  public readonly imageId: string;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.image = defineImage(this, "Resource", ContainerImage.fromRegistry(mirroredName(IMAGE, imageMirror(scope))));
    this.imageId = this.image.imageId;
  }
}
