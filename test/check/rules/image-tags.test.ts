import { AnnotationMetadataEntryType, type TerraformStack } from "cdktf";
import { ContainerImage } from "../../../lib";
import { Shop } from "../../support/shop";
import { annotations, errorsOf, testRule } from "../support";

testRule("image-tags", {
  fails: () => withImage("registry.example.com:5000/shop"),
  passes: () => withImage("registry.example.com:5000/shop:1.4"),
  at: "shop/Site",
  says: "the image 'registry.example.com:5000/shop' has no tag, which means 'latest'; name its version",
});

test("'latest' is no version, a digest is", () => {
  const latest = withImage("shop:latest");
  expect(errorsOf(latest)).toBe("");
  expect(annotations(latest, AnnotationMetadataEntryType.WARN)).toContain("image-tags: the image 'shop:latest' is whatever 'latest' means by then; name its version");
  const digest = withImage(`shop@sha256:${"a".repeat(64)}`);
  expect(errorsOf(digest)).toBe("");
  expect(annotations(digest, AnnotationMetadataEntryType.WARN)).not.toContain("image-tags");
});

function withImage(name: string): TerraformStack {
  return new Shop({ framework: { image: ContainerImage.fromRegistry(name) } }).stack;
}
